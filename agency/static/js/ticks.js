// Ticks in a list of people: all of a page at once, none again, and the bar that says what may be
// done with them, which the server writes anew. Without this file the same bar stands under the list.

const ticks = () => [...document.querySelectorAll("[data-tick]")];
const WAIT_MS = 150; // ticking several in a row asks once
let waiting;

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-tick-all]")) {
    for (const tick of ticks()) if (tick.name === "person") tick.checked = target.checked;
  } else if (!target.matches("[data-tick]")) return;
  show();
});

document.addEventListener("click", ({ target }) => {
  if (!target.closest("[data-untick]")) return;
  for (const tick of ticks()) tick.checked = false;
  show();
  document.querySelector("[data-slip].is-current")?.focus();
});

// A page that comes back from the browser's memory may have kept its ticks.
addEventListener("pageshow", () => { if (ticks().some((tick) => tick.checked)) show(); });

function show() {
  const all = document.querySelector("[data-tick-all]");
  const people = ticks().filter((tick) => tick.name === "person");
  for (const tick of people) tick.closest("tr").classList.toggle("is-picked", tick.checked);
  if (all) {
    all.checked = people.every((tick) => tick.checked);
    all.indeterminate = !all.checked && people.some((tick) => tick.checked);
  }
  clearTimeout(waiting);
  waiting = setTimeout(() => htmx.trigger("#ticked-bar", "ticked"), WAIT_MS);
}
