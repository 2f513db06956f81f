// The log drawer: opens a page's fragment beside the list, re-reads the note while it is written,
// and keeps a draft for each person until it is saved. Without this file the links open the pages.

const drawer = document.getElementById("drawer");
const READ_MS = 400; // a pause that long means the sentence is worth reading
let opener;
let reading;

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
  if (opener?.isConnected && !document.activeElement.closest("[data-slip]")) opener.focus();
});

document.addEventListener("touch-saved", () => {
  for (const form of document.querySelectorAll("[data-log-form]")) forget(form);
  drawer.close();
});

// --- reading ---

document.addEventListener("input", ({ target }) => {
  const form = target.closest("[data-log-form]");
  if (!form) return;
  keep(form);
  if (!target.matches("[data-note]")) return;
  clearTimeout(reading);
  reading = setTimeout(() => read(form), READ_MS);
});

// The note is the source, not the form: what is still missing must not hold up the reading.
function read(form) {
  const source = form.querySelector("[data-note]");
  return htmx.ajax("POST", form.dataset.readUrl, { source, target: "#read-facts", swap: "innerHTML" })
    .catch(saidByTheShell);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-remove-fact]");
  if (!button) return;
  event.preventDefault();
  const { form } = button;
  const at = [...form.querySelectorAll("[data-remove-fact]")].indexOf(button);
  markRemoved(form, button.value);
  keep(form);
  await read(form);
  const left = form.querySelectorAll("[data-remove-fact]");
  (left[Math.min(at, left.length - 1)] ?? form.querySelector("[data-note]")).focus();
});

// Removed facts travel with the note, so that they are not read again.
function markRemoved(form, key) {
  const input = Object.assign(document.createElement("input"), { type: "hidden", name: "removed", value: key });
  form.append(input);
}

// --- drafts: this tab only, one a person, gone once saved or signed out ---

const draftKey = (form) => `draft:${form.dataset.person || "nobody"}`;
const forget = (form) => sessionStorage.removeItem(draftKey(form));

function keep(form) {
  if (!form.querySelector("[data-note]").value.trim()) return forget(form);
  const typed = [...new FormData(form)].filter(([name]) => name !== "csrf_token");
  sessionStorage.setItem(draftKey(form), JSON.stringify(typed));
  form.querySelector("[data-draft-kept]")?.removeAttribute("hidden");
}

function restore(form) {
  const typed = JSON.parse(sessionStorage.getItem(draftKey(form)) ?? "[]");
  if (!typed.length || form.querySelector(".is-invalid")) return;
  const values = (name) => typed.filter(([key]) => key === name).map(([, value]) => value);
  for (const control of form.elements) {
    if (!control.name || control.type === "hidden" || control.type === "submit") continue;
    if ("checked" in control && control.type !== "text") restoreTick(control, values(control.name));
    else control.value = values(control.name)[0] ?? control.value;
  }
  values("removed").forEach((key) => markRemoved(form, key));
  form.querySelector("[data-draft-kept]")?.removeAttribute("hidden");
  read(form);
}

function restoreTick(control, values) {
  if (["radio", "checkbox"].includes(control.type)) control.checked = values.includes(control.value);
}

// Comes once for the whole page, then for every fragment.
document.addEventListener("htmx:load", ({ detail: { elt } }) => {
  const forms = elt.matches("[data-log-form]") ? [elt] : elt.querySelectorAll("[data-log-form]");
  forms.forEach(restore);
});
document.addEventListener("submit", ({ target }) => {
  if (target.matches("[data-sign-out]")) sessionStorage.clear();
  if (target.matches("[data-log-form]:not([hx-post])")) forget(target);
});
