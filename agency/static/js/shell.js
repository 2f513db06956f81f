// What every page of the portal needs: the form token on htmx requests, word of what happened
// for those who cannot see it, dialogs, and buttons that are off staying off.

const live = document.getElementById("live");
const problem = document.getElementById("problem");
let token = document.querySelector("meta[name=csrf-token]").content;

// Says `text` politely. Emptied first, so that the same words twice are said twice.
export function announce(text) {
  live.textContent = "";
  requestAnimationFrame(() => { live.textContent = text; });
}

document.addEventListener("htmx:configRequest", ({ detail }) => {
  detail.headers["X-CSRFToken"] = token;
});

document.addEventListener("htmx:beforeRequest", () => { problem.textContent = ""; });

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, ({ detail }) => {
    // What is outside an open dialog is neither seen nor read out.
    (document.querySelector("dialog[open]") ?? document.body).append(problem);
    if (detail.xhr?.status === 401) return askToSignIn();
    problem.textContent = detail.requestConfig.verb === "get"
      ? "That could not be opened. Nothing was changed. Try once more."
      : "That was not saved. Nobody was contacted. What you wrote is still here: try once more.";
  });
}

// The session is over. Nothing on the page is lost: they sign in beside it and go on here.
let isSignedOut = false;

function askToSignIn() {
  isSignedOut = true;
  const link = Object.assign(document.createElement("a"), { href: "/sign-in", target: "_blank", textContent: "Sign in in a new window" });
  problem.replaceChildren("You are signed out. What you wrote is still here. ", link, ", then go on.");
}

// Whoever comes back signed in has a new form token; the page takes it over.
addEventListener("focus", async () => {
  if (!isSignedOut) return;
  const answer = await fetch(location.href).catch(() => undefined);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  token = page.querySelector("meta[name=csrf-token]").content;
  for (const input of document.querySelectorAll("input[name=csrf_token]")) input.value = token;
  isSignedOut = false;
  problem.textContent = "";
});

// Fragments say what they are in [data-announce], and where to look first in [data-focus].
document.addEventListener("htmx:load", ({ detail }) => {
  const said = detail.elt.querySelector("[data-announce]");
  if (said) announce(said.textContent.trim());
  detail.elt.querySelector("[data-focus]")?.focus();
});

// Capture, so that an action turned off by the light never reaches its own handler.
document.addEventListener("click", (event) => {
  const off = event.target.closest("[aria-disabled=true]");
  if (!off) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const reason = document.getElementById(off.getAttribute("aria-describedby"));
  if (reason) announce(reason.textContent.trim());
}, true);

document.addEventListener("click", ({ target }) => {
  const opener = target.closest("[data-open-dialog]");
  if (opener) document.getElementById(opener.dataset.openDialog).showModal();
});

// A link dressed as a button answers the space bar like one.
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches("a[role=button]")) return;
  event.preventDefault();
  event.target.click();
});

// A field to copy from: the button is there only where a script can press it.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
    announce("Copied.");
  });
}
