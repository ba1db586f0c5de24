/* A page that is looked at says so every 30 seconds, and shows who else has it open. Works without: page loads count. */
"use strict";

(() => {
  const box = document.querySelector("[data-presence]");
  if (!box) return;
  const words = box.querySelector("[data-presence-words]");
  const token = box.querySelector("input[name=csrfmiddlewaretoken]").value;

  const report = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(box.dataset.presence, { method: "POST", headers: { "X-CSRFToken": token } });
      if (!answer.ok || answer.redirected) return;
      const said = (await answer.json()).words;
      // Only what is new is read aloud.
      if (words.textContent !== said) words.textContent = said;
    } catch {
      // Out of reach for a while: the next report says the same.
    }
  };

  setInterval(report, 30_000);
  document.addEventListener("visibilitychange", report);
})();
