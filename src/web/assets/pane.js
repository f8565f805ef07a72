import { button, element, texts } from "./dom.js";

const pane = document.getElementById("pane");
const head = pane.querySelector(".pane-head");
const title = document.getElementById("pane-title");
const body = document.getElementById("pane-body");
const wide = matchMedia("(min-width: 64rem)");

/** What the pane shows, the latest last: `{ title, node, top, focused }`. */
let views = [];
let returnTo;

const back = button("‹", "icon", () => goBack());
back.setAttribute("aria-label", texts.page.back);
const close = button("×", "icon", () => closePane());
close.setAttribute("aria-label", texts.page.close);
head.prepend(back);
head.append(close);

/**
 * Shows a view in the pane: beside the conversation where there is room, else over it. `deeper`: it was reached from the
 * view there, to which "back" returns. `isAddress`: the address of the page is that of the view.
 */
export function showInPane(name, node, { deeper = false, isAddress = false } = {}) {
  const current = views.at(-1);
  if (current) Object.assign(current, { top: body.scrollTop, focused: document.activeElement });
  views = [...(deeper ? views : []), { title: name, node }];
  if (!pane.open) {
    returnTo = document.activeElement;
    // So that the browser's own "back" closes a pane that covers the page.
    if (!isAddress) history.pushState({ pane: true }, "");
    openDialog();
  }
  draw();
  title.focus();
}

export function renamePane(node, name) {
  const view = views.find((one) => one.node === node);
  if (!view) return;
  view.title = name;
  if (view === views.at(-1)) title.textContent = name;
}

function draw() {
  const view = views.at(-1);
  title.textContent = view.title;
  body.replaceChildren(view.node);
  body.scrollTop = view.top ?? 0;
  back.hidden = views.length < 2;
}

function goBack() {
  views.pop();
  draw();
  const { focused } = views.at(-1);
  (focused?.isConnected ? focused : title).focus({ preventScroll: true });
}

function openDialog() {
  if (wide.matches) pane.show();
  else pane.showModal();
  document.body.classList.add("beside");
}

export function closePane() {
  if (history.state?.pane) history.back();
  else {
    history.replaceState(null, "", "/");
    hide();
  }
}

function hide() {
  pane.close();
  document.body.classList.remove("beside");
  views = [];
  body.replaceChildren();
  const target = returnTo?.isConnected && returnTo !== document.body ? returnTo : document.getElementById("question");
  target.focus();
}

addEventListener("popstate", () => {
  if (pane.open && !history.state?.pane) hide();
});
pane.addEventListener("cancel", (event) => {
  event.preventDefault();
  closePane();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && pane.open && wide.matches && !event.isComposing) closePane();
});
wide.addEventListener("change", () => {
  if (!pane.open) return;
  pane.close();
  openDialog();
});

/** What a view shows until it is loaded. */
export function loadingNode() {
  return element("p", "pending", texts.page.loading);
}
