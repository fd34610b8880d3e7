// The little that the console does by itself: menu and tabs on a narrow screen, "/" for search, confirmation of what can't be undone.
"use strict";

document.documentElement.classList.add("js");

// Where the tabs do not fit, the page's own is in sight.
const tab = document.querySelector(".tabs [aria-current]");
if (tab) tab.parentNode.scrollLeft = tab.offsetLeft - tab.parentNode.offsetLeft;

document.addEventListener("click", (event) => {
  const menu = event.target.closest("[data-menu]");
  if (menu) menu.setAttribute("aria-expanded", String(menu.parentNode.classList.toggle("open")));
  if (event.target.closest("[data-print]")) window.print();
  const copy = event.target.closest("[data-copy]");
  if (copy) navigator.clipboard.writeText(copy.dataset.copy).then(() => { copy.textContent = "Copied"; });
});

document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || /input|textarea|select/i.test(event.target.tagName)) return;
  const find = document.querySelector("[data-find]");
  if (find) { event.preventDefault(); find.focus(); }
});

// Pages that ask by themselves whether anything is new (data-poll): not while hidden; what is alike stays untouched, so that
// focus stays and nothing is read out twice; and once the session has ended, the page goes to the sign-in.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden && event.target.matches("[data-poll]")) event.preventDefault();
});

document.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
  if (detail.target.innerHTML === detail.fragment.innerHTML) detail.shouldSwap = false;
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const answered = event.detail.xhr.responseURL;
  if (answered && new URL(answered).pathname.startsWith("/accounts/")) { event.preventDefault(); location.reload(); }
});
