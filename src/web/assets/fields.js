import { get, post } from "./api.js";
import { element, noticeNode, texts } from "./dom.js";

/** A form for what is known of a document; `saved`: what was changed is being indexed. */
export async function fieldsNode(document, saved) {
  const known = await get(`/api/documents/${document}/fields`);
  if (known.error) return noticeNode(known.error);
  const fault = element("div");
  const inputs = known.fields.map(({ name, label, value }) => {
    const caption = element("label", "", label);
    const input = element("input");
    input.id = `said-${name.replace(".", "-")}`;
    input.value = value;
    input.maxLength = 500;
    caption.htmlFor = input.id;
    return { name, value, input, row: element("div", "row", caption, input) };
  });
  const submit = element("button", "", texts.page.save);
  submit.type = "submit";
  const form = element(
    "form",
    "field rows",
    ...inputs.map(({ row }) => row),
    fault,
    element("div", "composer", submit),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const changed = inputs.filter(({ input, value }) => input.value.trim() !== value);
    if (changed.length === 0) return;
    const fields = Object.fromEntries(changed.map(({ name, input }) => [name, input.value.trim()]));
    const answer = await post(`/api/documents/${document}/fields`, { fields });
    if (answer.error) fault.replaceChildren(noticeNode(answer.error));
    else saved();
  });
  return element("details", "drawer", element("summary", "", texts.page.correct), form);
}
