// After something was saved beside it, the page takes over what changed: its parts are compared with
// those of the page as it is now, and only those that differ are swapped. Scroll, focus and what is open stay.

import { makeCurrent } from "./slips.js";

const toast = document.getElementById("toast");
const OURS = "input[name=csrf_token], input[name=once_key], [data-menu], .cb-fitpanel";

document.addEventListener("touch-saved", freshen);

async function freshen() {
  const answer = await fetch(location.href).catch(() => undefined);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const place = placeOfFocus();
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = page.getElementById(part.id);
    if (!fresh || plain(part) === plain(fresh)) continue;
    part.replaceWith(fresh);
    htmx.process(fresh);
  }
  returnTo(place);
}

// A part as the server wrote it: without keys that differ each time, and without what was opened or marked here.
function plain(part) {
  const copy = part.cloneNode(true);
  for (const one of copy.querySelectorAll(OURS)) one.remove();
  for (const one of copy.querySelectorAll("[data-slip]")) {
    one.classList.remove("is-current");
    one.removeAttribute("aria-current");
  }
  for (const one of [copy, ...copy.querySelectorAll("[class]")]) {
    one.classList.remove("htmx-request", "htmx-added", "htmx-settling");
    if (!one.classList.length) one.removeAttribute("class");
  }
  for (const one of copy.querySelectorAll("[aria-disabled]:not([aria-describedby])")) one.removeAttribute("aria-disabled");
  return copy.outerHTML;
}

// Where the reader was: a slip by its number, and what in it had the focus by its key.
function placeOfFocus() {
  const slips = [...document.querySelectorAll("[data-slip]")];
  const current = document.querySelector("[data-slip].is-current");
  const at = document.activeElement;
  return { slip: current?.id, index: slips.indexOf(current), id: at.id, key: at.dataset.key, inSlip: !!at.closest("[data-slip]") };
}

function returnTo({ slip, index, id, key, inSlip }) {
  const slips = document.querySelectorAll("[data-slip]");
  const same = slip && document.getElementById(slip);
  const next = same || slips[Math.min(index, slips.length - 1)];
  const lost = document.activeElement === document.body;
  if (next) makeCurrent(next, { focus: lost && !same });
  if (document.activeElement !== document.body) return;
  const within = inSlip && same ? same : document.getElementById("main");
  const again = (key && within.querySelector(`[data-key="${CSS.escape(key)}"]`)) || (id && document.getElementById(id));
  (again || same || document.getElementById("main")).focus({ preventScroll: true });
}

// Each try is one of its own, though its button stands on the page for the whole day.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (!detail.elt.closest("[data-try]")) return;
  const letters = crypto.getRandomValues(new Uint8Array(16));
  detail.parameters.set("once_key", [...letters].map((one) => one.toString(16).padStart(2, "0")).join(""));
});

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-close-toast]")) toast.replaceChildren();
});

// "Undo the last action" has one meaning: the newest offer stands, older ones go.
document.addEventListener("htmx:load", ({ detail: { elt } }) => {
  if (elt.matches("[data-toast]")) for (const row of document.querySelectorAll("[data-undo]")) row.remove();
  else if (elt.matches("[data-undo]")) toast.replaceChildren();
});
