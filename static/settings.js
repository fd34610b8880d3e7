// The page of codes counts what was changed before it is saved. Without this file the same page works through the server.
"use strict";

for (const form of document.querySelectorAll("[data-codes]")) {
  const rows = [...form.querySelectorAll("tr[data-was]")];
  const words = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;
  const use = (row) => row.querySelector("input[type=radio]:checked")?.value ?? "";
  const picked = () => rows.filter((row) => row.querySelector("[name=pick]").checked);

  const set = (row, value) => {
    const wanted = value === "suggested" ? row.dataset.suggested : value;
    const radio = wanted && row.querySelector(`input[type=radio][value=${wanted}]`);
    if (radio) radio.checked = true;
  };

  const count = () => {
    const changed = rows.filter((row) => use(row) !== row.dataset.was);
    for (const row of rows) {
      const is = changed.includes(row);
      row.classList.toggle("changed", is);
      row.querySelector(".changed-note").hidden = !is;
      row.querySelector(".set-by").hidden = is;
    }
    const incidents = (test) => changed.filter(test).reduce((sum, row) => sum + Number(row.dataset.n), 0);
    const more = incidents((row) => use(row) === "ask");
    const fewer = incidents((row) => row.dataset.was === "ask");
    const n = changed.length;
    form.querySelector("[data-picked]").textContent = `${picked().length} chosen`;
    form.querySelector("[data-changes]").textContent = n ? `${words(n, "change")}, not saved` : "No changes";
    form.querySelector("[data-effect]").textContent = n
      ? `In the last 90 days ${words(more, "incident")} had a code that you now ask about, ${fewer} one that you no longer do. Recorded under your name.`
      : "What you change is counted here. Nothing counts before you save.";
    form.querySelector("[data-save]").textContent = n ? `Save ${words(n, "change")}` : "Save";
    form.querySelector("[data-save]").disabled = !n;
  };

  form.addEventListener("change", count);
  form.addEventListener("click", (event) => {
    const bulk = event.target.closest("button[name=set]");
    const all = event.target.closest("[data-pick-all]");
    if ((!bulk && !all) || bulk?.value === "keep") return;
    event.preventDefault();
    if (all) {
      const every = picked().length < rows.length;
      for (const row of rows) row.querySelector("[name=pick]").checked = every;
    } else {
      for (const row of picked()) set(row, bulk.value);
    }
    count();
  });

  const keys = { a: "ask", t: "tell", n: "never", s: "suggested" };
  form.addEventListener("keydown", (event) => {
    const row = event.target.closest("tr[data-was]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = row.querySelector("[name=pick]");
    const step = { j: 1, k: -1 }[event.key];
    if (step) rows[rows.indexOf(row) + step]?.querySelector("[name=pick]").focus();
    else if (event.key === "x") box.checked = !box.checked;
    else if (keys[event.key]) set(row, keys[event.key]);
    else return;
    event.preventDefault();
    count();
  });
  form.querySelector("[data-keys]").hidden = false;
  count();
}
