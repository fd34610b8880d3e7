// The list of comments by keyboard: J and K walk, other keys press the button that shows them. Only while the list, or nothing, has the focus.
"use strict";

(() => {
  const all = () => [...document.querySelectorAll(".cm")];
  let chosen = null; // the id: htmx puts another element in the place of the one that was changed
  const current = () => chosen && document.getElementById(chosen);

  const choose = (comment) => {
    if (!comment) return;
    for (const other of document.querySelectorAll(".cm[aria-current]")) other.removeAttribute("aria-current");
    comment.setAttribute("aria-current", "true");
    chosen = comment.id;
  };

  // Keys pressed while the one before is being saved wait for it: what it brings takes the buttons' place.
  const waiting = {};
  const press = (comment, key) => {
    if (comment.querySelector(".htmx-request")) (waiting[comment.id] ??= []).push(key);
    else comment.querySelector(`[data-key="${CSS.escape(key)}"]`)?.click();
  };

  choose(all()[0]);
  document.addEventListener("focusin", (event) => choose(event.target.closest(".cm")));
  document.addEventListener("click", (event) => choose(event.target.closest(".cm")));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /input|textarea|select/i.test(event.target.tagName)) return;
    if (event.target !== document.body && !event.target.closest(".comments")) return;
    const step = { j: 1, k: -1 }[event.key];
    if (step) {
      const list = all();
      const at = list.indexOf(current()) + step;
      if (list[at]) { choose(list[at]); list[at].focus(); event.preventDefault(); }
      return;
    }
    if (current()) press(current(), event.key);
  });

  // What htmx has just put in is where the reader is, unless they have walked on meanwhile.
  document.addEventListener("htmx:afterSettle", ({ target }) => {
    if (!target.matches?.(".cm")) return;
    if (target.id === chosen) { choose(target); target.focus(); } else target.removeAttribute("aria-current");
    const key = waiting[target.id]?.shift();
    if (key) press(target, key);
  });
  document.addEventListener("htmx:afterRequest", ({ detail, target }) => {
    if (detail.failed) delete waiting[target.closest?.(".cm")?.id];
  });
})();
