// The log drawer: opens a page's fragment beside the list, and re-reads the note while it is written.
// Each reading also keeps the draft, on the server. Without this file the links open the pages.

const drawer = document.getElementById("drawer");
const READ_MS = 400; // a pause that long means the sentence is worth reading
let opener;
let reading;
let waiting; // the form whose last words have not been read yet

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-drawer]");
  const newTab = event.ctrlKey || event.metaKey || event.shiftKey;
  if (link && !newTab) {
    event.preventDefault();
    openFrom(link);
  } else if (event.target === drawer || event.target.closest("[data-close-drawer]")) {
    drawer.close();
  }
});

// A call is placed only once the server has looked at the light again and not refused.
// Without a network htmx also rejects its promise; what the reader needs to know stands on the page.
const saidByTheShell = () => {};

async function openFrom(link) {
  document.querySelector(".cb-side:popover-open")?.hidePopover();
  drawer.replaceChildren();
  await htmx.ajax("GET", link.dataset.drawer || link.href, { target: drawer, swap: "innerHTML" }).catch(saidByTheShell);
  if (!drawer.hasChildNodes()) return;
  opener = link;
  drawer.showModal();
  const refused = drawer.querySelector("[data-refused]");
  if (link.protocol === "tel:" && !refused) location.href = link.href;
}

drawer.addEventListener("close", () => {
  keepNow();
  if (opener?.isConnected && !document.activeElement.closest("[data-slip]")) opener.focus();
});

document.addEventListener("touch-saved", () => {
  clearTimeout(reading);
  waiting = undefined;
  drawer.close();
});

// --- reading ---

document.addEventListener("input", ({ target }) => {
  const form = target.closest("[data-log-form]");
  if (!form || target.closest("[data-fix]")) return;
  readSoon(form);
});

// A correction is whole only once the field is left or Enter is pressed. A field that a swap takes
// away is left too, but it has been read.
document.addEventListener("change", ({ target }) => {
  if (target.closest("[data-fix]") && !swapping) read(target.form);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("[data-fix] input")) return;
  event.preventDefault();
  read(event.target.form);
});

function readSoon(form) {
  clearTimeout(reading);
  waiting = form;
  reading = setTimeout(() => read(form), READ_MS);
}

// One at a time, and what changes meanwhile is read once more after it. The note is the source, not
// the form: what is still missing must not hold up the reading.
let underway = Promise.resolve();
let next;

function read(form) {
  clearTimeout(reading);
  waiting = undefined;
  next ??= underway.then(() => {
    next = undefined;
    const source = form.querySelector("[data-note]");
    sent = corrections(form);
    if (form.isConnected) underway = htmx.ajax("POST", form.dataset.readUrl, { source, target: "#read-facts", swap: "innerHTML" }).catch(saidByTheShell);
    return underway;
  });
  return next;
}

// The chips are new after each reading: what was open is opened again, what was typed meanwhile
// stands, and the focus goes back.
let swapping;
let sent = {};

document.addEventListener("htmx:beforeSwap", ({ detail: { shouldSwap, target } }) => {
  if (!shouldSwap || target.id !== "read-facts") return;
  const at = document.activeElement;
  const open = [...target.querySelectorAll("[data-fix][open]")].map(({ dataset }) => dataset.fix);
  const typed = Object.entries(corrections(target)).filter(([name, value]) => sent[name] !== value);
  swapping = { open, typed, inside: at.closest("[data-fix]")?.dataset.fix, name: at.name };
});

document.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
  if (!swapping) return;
  const { open, typed, inside, name } = swapping;
  swapping = undefined;
  const { form } = target.querySelector("[name=read_mark]");
  for (const key of open) chip(form, key)?.setAttribute("open", "");
  for (const [field, value] of typed) if (form.elements[field]) form.elements[field].value = value;
  if (inside) ((name && form.elements[name]) || chip(form, inside)?.querySelector("summary"))?.focus();
});

const corrections = (part) => Object.fromEntries(
  [...part.querySelectorAll("[data-fix] :is(input, select)")].map(({ name, value }) => [name, value]),
);
const chip = (form, key) => form.querySelector(`[data-fix="${CSS.escape(key)}"]`);

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful && detail.target.id === "read-facts") {
    detail.target.closest("form").querySelector("[data-draft-kept]")?.removeAttribute("hidden");
  }
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-remove-fact]");
  if (!button) return;
  event.preventDefault();
  const { form } = button;
  const at = [...form.querySelectorAll("[data-remove-fact]")].indexOf(button);
  // Removed facts travel with the note, so that they are not read again.
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "removed", value: button.value }));
  await read(form);
  const left = form.querySelectorAll("[data-remove-fact]");
  (left[Math.min(at, left.length - 1)] ?? form.querySelector("[data-note]")).focus();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-fixed]");
  if (!button) return;
  event.preventDefault();
  const { form } = button;
  const { fix } = button.closest("[data-fix]").dataset;
  await read(form);
  const fixed = chip(form, fix);
  const isWrong = fixed?.querySelector("[role=alert]");
  if (fixed && !isWrong) fixed.open = false;
  (fixed?.querySelector(isWrong ? "input, select" : "summary") ?? form.querySelector("[data-note]")).focus();
});

// The words a fact came from, shown in the note. Positions count whole characters, as people do.
document.addEventListener("click", ({ target }) => {
  const words = target.closest("[data-words]");
  if (!words) return;
  const note = words.closest("form").querySelector("[data-note]");
  const lead = note.value.length - note.value.trimStart().length;
  const letters = [...note.value.slice(lead)];
  const [from, to] = words.dataset.words.split("-").map((at) => lead + letters.slice(0, at).join("").length);
  note.focus();
  note.setSelectionRange(from, to);
});

// --- the draft: with the last reading, or at the last moment ---

function keepNow() {
  clearTimeout(reading);
  if (waiting?.isConnected) navigator.sendBeacon(waiting.dataset.readUrl, new FormData(waiting));
  waiting = undefined;
}

addEventListener("pagehide", keepNow);
document.addEventListener("submit", ({ target }) => {
  if (!target.matches("[data-log-form]")) return;
  clearTimeout(reading);
  waiting = undefined;
});
