// A list of slips (or rows): which one is current, its small menus, its fit, and what becomes of
// the list when one has been dealt with.

export const currentSlip = () => document.querySelector("[data-slip].is-current");
const slips = () => [...document.querySelectorAll("[data-slip]")];

// Exactly one slip of a page is current.
export function makeCurrent(slip, { focus = true } = {}) {
  for (const other of slips()) {
    other.classList.toggle("is-current", other === slip);
    if (other === slip) other.setAttribute("aria-current", "true");
    else other.removeAttribute("aria-current");
  }
  if (!focus) return;
  slip.focus({ preventScroll: true });
  slip.scrollIntoView({ block: "nearest" });
}

// Moves the current slip down (1) or up (-1), and stops at the ends.
export function step(by) {
  const all = slips();
  const at = all.indexOf(currentSlip());
  const next = at < 0 ? all[0] : all[at + by];
  if (next) makeCurrent(next);
}

// Only for focus that came by keyboard: under the pointer, buttons must not change shape mid-click.
document.addEventListener("focusin", ({ target }) => {
  const slip = target.closest("[data-slip]:not(.is-current)");
  if (slip && target.matches(":focus-visible")) makeCurrent(slip, { focus: false });
});
document.addEventListener("click", ({ target }) => {
  const slip = target.closest("[data-slip]:not(.is-current)");
  if (slip) makeCurrent(slip, { focus: false });
});

// --- dealt with, and taken back ---

document.addEventListener("htmx:beforeRequest", ({ target }) => setBusy(target, true));
document.addEventListener("htmx:afterRequest", ({ target }) => setBusy(target, false));

function setBusy(element, busy) {
  const actions = element.closest("[data-slip]")?.querySelectorAll(".cb-act:not([aria-describedby])");
  for (const action of actions ?? []) {
    if (busy) action.setAttribute("aria-disabled", "true");
    else action.removeAttribute("aria-disabled");
  }
}

document.addEventListener("htmx:load", ({ detail: { elt } }) => {
  if (elt.matches("[data-undo]")) settleUndo(elt);
  else if (elt.matches("li:has(> [data-slip])")) makeCurrent(elt.querySelector("[data-slip]"));
  else return;
  recount(elt.closest(".cb-group"));
});

// An undo row stays until the next action; the slip that took the place becomes current.
function settleUndo(row) {
  for (const older of document.querySelectorAll("[data-undo]")) if (older !== row) older.remove();
  const follows = (slip) => row.compareDocumentPosition(slip) & Node.DOCUMENT_POSITION_FOLLOWING;
  const next = slips().find(follows) ?? slips().at(-1);
  if (next) makeCurrent(next);
  else row.focus();
}

function recount(group) {
  const count = group?.querySelector(".cb-group-head .cb-count");
  if (count) count.textContent = group.querySelectorAll("[data-slip]").length;
}

// --- menus: native details; Esc, a press elsewhere and going on elsewhere close them ---

document.addEventListener("toggle", ({ target }) => {
  if (!target.matches("[data-menu][open]")) return;
  target.querySelector("input:checked")?.focus({ preventScroll: true });
  target.querySelector(".cb-menu").scrollIntoView({ block: "nearest" });
}, true);

export function closeMenu({ returnFocus = true } = {}) {
  const menu = document.querySelector("[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  if (returnFocus) menu.querySelector("summary").focus();
}

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-close-menu]")) closeMenu();
  else if (!target.closest("[data-menu][open]")) closeMenu({ returnFocus: false });
});

// A press on words in a menu gives the focus to the slip around it: that is not elsewhere.
document.addEventListener("focusin", ({ target }) => {
  const isElsewhere = !target.closest("[data-menu][open]") && !target.querySelector("[data-menu][open]");
  if (isElsewhere) closeMenu({ returnFocus: false });
});

// --- fit ---

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-fit]");
  if (!button) return;
  event.preventDefault();
  toggleFit(button);
});

async function toggleFit(button) {
  const panel = document.getElementById(button.getAttribute("aria-controls"));
  if (!panel.hasChildNodes()) await htmx.ajax("GET", button.href, { target: panel, swap: "innerHTML" }).catch(() => {});
  if (!panel.hasChildNodes()) return;
  panel.hidden = !panel.hidden;
  button.setAttribute("aria-expanded", String(!panel.hidden));
}
