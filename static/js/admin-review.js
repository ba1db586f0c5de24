/* Keys of the desk, the passage of the current card, and words selected in the text. All works without this. */
"use strict";

(() => {
  const pick = (selector, inside = document) => inside?.querySelector(selector);
  const cards = () => [...document.querySelectorAll(".card.pending")];
  let current = null;

  /* The card one is at: focused, so that a screen reader hears it, with its passage in sight beside it. */
  const choose = (card) => {
    if (!card) return;
    current?.classList.remove("now");
    document.querySelectorAll(".copy mark.now").forEach((mark) => mark.classList.remove("now"));
    current = card;
    card.classList.add("now");
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    const passages = document.querySelectorAll(`.copy mark[data-cards~="${card.id}"]`);
    passages.forEach((mark) => mark.classList.add("now"));
    const passage = document.getElementById(`q${card.id.slice(1)}`) ?? passages[0];
    passage?.scrollIntoView({ block: "center" });
  };

  const go = (step) => {
    const all = cards();
    const at = all.indexOf(current);
    choose(at === -1 ? all[0] : all[at + step]);
  };

  const open = (selector, field) => {
    const box = pick(selector, current)?.closest("details");
    if (!box) return;
    box.open = true;
    pick(field, box)?.focus();
  };

  const sameAs = () => (pick(".links .same", current) ?? pick(".acts select[name=event]", current))?.focus();

  const acts = {
    j: () => go(1),
    k: () => go(-1),
    a: () => pick("button.accept", current)?.click(),
    A: () => (pick("a.together", current) ?? pick("a.together.all") ?? pick("a.together"))?.click(),
    e: () => pick("a.edit", current)?.click(),
    s: () => open(".span summary", "select"),
    r: () => open(".reject", "input[name=reason]"),
    m: sameAs,
    p: () => pick(".chosen .prove")?.click(),
    u: () => pick("button.undo")?.click(),
    n: () => pick("a.next-article")?.click(),
    "?": () => pick("#keys")?.showModal(),
    Escape: () => pick("a.back")?.click(),
  };

  const leave = (field) => {
    const box = field.closest("details[open]");
    if (box) box.open = false;
    field.blur();
    choose(field.closest(".card"));
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || pick("dialog[open]")) return;
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (typing) {
      if (event.key === "Escape") leave(typing);
      return;
    }
    if (!Object.hasOwn(acts, event.key)) return;
    event.preventDefault();
    acts[event.key]();
  });

  /* In the preview Enter writes what is ticked, wherever one is on the page. */
  const confirm = pick(".together-page .confirm");
  confirm?.focus();

  const named = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const follow = () => {
    const card = named();
    if (card?.classList.contains("card")) choose(card);
  };
  window.addEventListener("hashchange", follow);
  follow();

  const keys = pick(".show-keys");
  if (keys) {
    keys.hidden = false;
    keys.addEventListener("click", acts["?"]);
  }

  /* Words selected in the text, by their place in code points, as the server counts. */
  const copy = pick(".copy");
  const chosen = pick(".chosen");
  if (!copy || !chosen) return;
  const count = (text) => [...text].length;

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    if (!range || range.collapsed || !copy.contains(range.commonAncestorContainer)) return;
    const before = document.createRange();
    before.setStart(copy, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const quote = range.toString();
    const start = count(before.toString());
    chosen.elements.quote.value = quote;
    chosen.elements.start.value = start;
    chosen.elements.end.value = start + count(quote);
    pick(".quote", chosen).textContent = quote.length > 160 ? `${quote.slice(0, 159)}…` : quote;
    chosen.classList.add("ready");
  });
})();
