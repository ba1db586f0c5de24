/* Keys for the article page; everything on it works without them.
   j, k: next and previous undecided card. a, e, r: accept, edit, reject the current one. */
"use strict";

(() => {
  const cards = () => [...document.querySelectorAll(".card.pending")];
  const current = () => document.querySelector(".card.pending:target");

  const go = (step) => {
    const all = cards();
    const at = all.indexOf(current());
    const next = at === -1 ? all[0] : all[at + step];
    if (next) location.hash = next.id;
  };

  const acts = {
    j: () => go(1),
    k: () => go(-1),
    a: () => current()?.querySelector("button.accept")?.click(),
    e: () => current()?.querySelector("a.edit")?.click(),
    r: () => {
      const box = current()?.querySelector(".reject")?.closest("details");
      if (!box) return;
      box.open = true;
      box.querySelector("input[name=reason]").focus();
    },
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !(event.key in acts)) return;
    event.preventDefault();
    acts[event.key]();
  });
})();
