// A slip may be dragged onto a stage of the strip: it chooses the same in the slip's own select, which
// saves. Without this file, or without a mouse, the select does it.

const board = () => document.getElementById("role-board");
let dragged; // the select of the slip that is on its way

function mark() {
  for (const select of board()?.querySelectorAll("[data-slip] select[name=stage]") ?? []) {
    select.closest("[data-slip]").draggable = true;
  }
}

const stageAt = (target) => target.closest?.("[data-stage]");
const mayGo = (stage) => [...dragged.options].some((option) => option.value === stage.dataset.stage && !option.selected);

function clear() {
  for (const stage of document.querySelectorAll(".is-over")) stage.classList.remove("is-over");
}

document.addEventListener("dragstart", (event) => {
  const slip = event.target.closest?.("[data-slip][draggable=true]");
  dragged = slip?.querySelector("select[name=stage]");
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", slip.querySelector("h3").textContent.trim());
});

document.addEventListener("dragover", (event) => {
  const stage = dragged && stageAt(event.target);
  clear();
  if (!stage || !mayGo(stage)) return;
  event.preventDefault();
  stage.classList.add("is-over");
});

document.addEventListener("drop", (event) => {
  const stage = dragged && stageAt(event.target);
  clear();
  if (!stage || !mayGo(stage)) return;
  event.preventDefault();
  dragged.value = stage.dataset.stage;
  dragged.dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("dragend", () => {
  clear();
  dragged = undefined;
});

document.addEventListener("htmx:load", mark);
mark();
