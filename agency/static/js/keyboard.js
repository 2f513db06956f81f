// The keys. An action carries its key in data-key; the current slip's action comes first, then the
// page's, then the one beside every page. Single letters are ignored in fields, with Ctrl, Alt or Cmd held, and when switched off.

import { closeMenu, currentSlip, step } from "./slips.js";

const lettersOn = document.body.dataset.keys === "on";
const FIELD = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const GO_MS = 1500; // how long G waits for the letter of a page
let goUntil = 0;

const OWN_KEYS = {
  j: () => step(1),
  k: () => step(-1),
  g: () => { goUntil = Date.now() + GO_MS; },
  "?": () => document.getElementById("shortcuts").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenu();
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(event);
  else if (lettersOn && !isElsewhere(event) && press(event)) event.preventDefault();
});

function isElsewhere({ target, ctrlKey, altKey, metaKey }) {
  return ctrlKey || altKey || metaKey || target.closest(FIELD)
    || document.querySelector("dialog[open], [data-menu][open]");
}

// Returns whether the key meant something here.
function press({ key: pressed, target, repeat }) {
  const key = pressed.toLowerCase();
  const going = Date.now() < goUntil;
  goUntil = 0;
  if (repeat && key !== "j" && key !== "k") return false;
  if (going) return use(document.querySelector(`[data-goto="${CSS.escape(key)}"]`));
  if (key === "enter") return openPerson(target);
  if (Object.hasOwn(OWN_KEYS, key)) {
    OWN_KEYS[key]();
    return true;
  }
  return use(actionFor(key));
}

function actionFor(key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const onPage = [...document.querySelectorAll(selector)].filter((action) => !action.closest("[data-slip]"));
  const inMain = onPage.find((action) => action.closest("main"));
  return currentSlip()?.querySelector(selector) ?? inMain ?? onPage[0];
}

// Enter on a link or button keeps its own meaning; on the slip itself it opens the person.
function openPerson(target) {
  const onSlip = target === document.body || target === currentSlip();
  return onSlip && use(currentSlip()?.querySelector("[data-open]"));
}

function use(element) {
  if (!element) return false;
  if (element.matches(FIELD)) goInto(element);
  else element.click();
  return true;
}

// On a narrow screen the field is behind the menu.
function goInto(field) {
  if (!field.checkVisibility()) field.closest("[popover]")?.showPopover();
  field.focus();
}

function save(event) {
  const button = event.target.closest("form")?.querySelector("[data-save]");
  if (!button) return;
  event.preventDefault();
  button.form.requestSubmit(button);
}
