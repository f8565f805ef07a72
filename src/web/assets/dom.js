// Every text goes into the page as text; no string is ever parsed as markup.

/** The words of the page, and what the server says of it: see page.ts. */
export const texts = JSON.parse(document.getElementById("texts").textContent);
export const language = document.documentElement.lang;

export function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** Pieces of a text, the marked ones as such. */
export function markedNodes(pieces) {
  return pieces.map(({ text, marked }) => (marked ? element("mark", "", text) : text));
}

export function button(text, className, onClick) {
  const node = element("button", className, text);
  node.type = "button";
  node.addEventListener("click", () => onClick(node));
  return node;
}

/** A text with `{name}` filled in. */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Tells those who do not see what changed. */
export function announce(text) {
  document.getElementById("announcement").textContent = text;
}

/** Says behind the buttons beside one what it did. */
export function sayBeside(pressed, text) {
  const place = pressed.parentElement;
  const said = place.querySelector(":scope > .said") ?? element("p", "said");
  said.textContent = text;
  place.append(said);
  announce(text);
}

export function noticeNode(message) {
  const node = element("p", "notice", message);
  node.setAttribute("role", "alert");
  return node;
}

/** A form with an input and a button. `isLabelled`: what stands around it says already what it is for. */
export function fieldForm({ label, send, value = "", multiline = false, isLabelled = false, limit, onSubmit }) {
  const id = `field-${(fieldForm.count = (fieldForm.count ?? 0) + 1)}`;
  const caption = element("label", isLabelled ? "hidden" : "", label);
  caption.htmlFor = id;
  const input = element(multiline ? "textarea" : "input");
  input.id = id;
  input.value = value;
  input.maxLength = limit;
  if (multiline) input.rows = 4;
  else {
    // Not of the kind "search", in which Escape clears the words instead of closing the pane.
    input.type = "text";
    input.enterKeyHint = "search";
  }
  const submit = element("button", "", send);
  submit.type = "submit";
  const form = element("form", multiline ? "field tall" : "field", caption, element("div", "composer", input, submit));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.trim()) void onSubmit(input.value.trim());
    else input.focus();
  });
  return { form, input, submit };
}

export function reveal(node, block = "start") {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  node.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The clipboard is closed to pages opened over plain HTTP from another machine; the old command is not.
    const focused = document.activeElement;
    const field = element("textarea", "hidden", text);
    (document.querySelector("dialog[open]") ?? document.body).append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    focused?.focus();
    return copied;
  }
}

/** A button that copies, and says so. */
export function copyButton(label, textOf, { copied, copyFailed }) {
  return button(label, "small", async (node) => {
    const said = (await copy(textOf())) ? copied : copyFailed;
    node.textContent = said;
    announce(said);
    setTimeout(() => (node.textContent = label), 2500);
  });
}
