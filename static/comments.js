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
    current()?.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
  });

  // What htmx has just put in is where the reader is, unless they have walked on meanwhile.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === chosen) { choose(event.target); event.target.focus(); }
    else if (event.target.matches?.(".cm")) event.target.removeAttribute("aria-current");
  });
})();
