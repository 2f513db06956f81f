// What is typed into a form that keeps a draft is kept on the server after each pause, and at the last
// moment when the page is left. Nothing stays in the browser.

const PAUSE_MS = 600;
let typing; // the field whose last words are not kept yet
let waiting;

const keeper = (field) => field?.form?.querySelector("[data-keep]");

document.addEventListener("input", ({ target }) => {
  if (!keeper(target)) return;
  if (typing && typing.form !== target.form) keepNow();
  typing = target;
  clearTimeout(waiting);
  waiting = setTimeout(keep, PAUSE_MS);
});

// By htmx, so that whoever is signed out meanwhile reads so. The field is the source, not the form:
// what is still missing must not hold up the draft.
function keep() {
  const field = typing;
  typing = undefined;
  if (field?.isConnected) htmx.ajax("POST", keeper(field).dataset.keep, { source: field, swap: "none" }).catch(() => {});
}

function keepNow() {
  clearTimeout(waiting);
  if (typing?.isConnected) navigator.sendBeacon(keeper(typing).dataset.keep, written(typing.form));
  typing = undefined;
}

function written(form) {
  const fields = new FormData(form);
  for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
  return fields;
}

addEventListener("pagehide", keepNow);
document.addEventListener("submit", ({ target }) => {
  if (!target.querySelector("[data-keep]")) return;
  clearTimeout(waiting);
  typing = undefined;
});
