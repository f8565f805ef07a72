import { post } from "./api.js";
import { collectButton } from "./collection.js";
import { announce, button, element, sayBeside, texts } from "./dom.js";
import { groupNodes } from "./quotes.js";
import { saveFile } from "./save-file.js";

export function questionNode(question) {
  const label = element("span", "hidden", `${texts.page.you} `);
  return element("div", "question", label, element("p", "", question));
}

/** What answers without looking anything up is no failed search. */
const unsearched = ["catalogue", "help", "courtesy", "which"];

/** `submit`: asks a topic that is tapped, or acts on this answer. */
export function answerNode(question, answer, submit) {
  const words = texts.answer[answer.language];
  const article = element("article", `answer ${answer.status}`);
  article.lang = answer.language;
  if (answer.status !== "refused" || !unsearched.includes(answer.reply)) {
    article.append(element("h2", "status", words[answer.status]));
  }
  article.append(...sectionNodes(answer, words, { actionsOf: ({ n }) => quoteActions(question, answer, words, n) }));
  if (answer.topics.length > 0) {
    const topics = answer.topics.map((topic) =>
      element(
        "li",
        "",
        button(topic, "", () => submit(topic)),
      ),
    );
    article.append(element("p", "closing", answer.offer), element("ul", "topics", ...topics));
  }
  const acts = answer.acts.map((act) => button(words[act], "small act", () => submit(words[`${act}Asked`], act)));
  const under = element("div", "actions under", ...acts);
  if (texts.hasReader && answer.citations.length > 0) under.append(wordButton(question, answer, words));
  if (texts.hasCollection && answer.citations.length > 0) {
    under.append(collectButton(words, { answer: { question, citations: placesOf(answer.citations) } }));
  }
  if (answer.id !== undefined) under.append(ratingNode(answer.id, words));
  if (under.hasChildNodes()) article.append(under);
  return article;
}

/** What can be done with one quote of an answer. */
function quoteActions(question, { id, citations }, words, n) {
  const own = citations.slice(n - 1, n);
  const nodes = texts.hasCollection ? [collectButton(words, { answer: { question, citations: placesOf(own) } })] : [];
  return id === undefined ? nodes : [...nodes, wrongButton(id, n, words)];
}

/** A button that reports a quote as wrong. */
function wrongButton(id, n, words) {
  const node = button(words.wrong, "small", async (pressed) => {
    const { error, said } = await post("/api/ratings", { id, verdict: "wrong-quote", quote: n });
    pressed.setAttribute("aria-pressed", String(!error));
    sayBeside(pressed, error ?? said);
  });
  node.setAttribute("aria-pressed", "false");
  return node;
}

function placesOf(citations) {
  return citations.map(({ file, start, end, marks }) => ({ file, start, end, marks }));
}

/** What an answer says: its leads, quotes and closings. `actionsOf`: what more can be done with a quote. */
export function sectionNodes({ sections, note }, words, { actionsOf } = {}) {
  const nodes = sections.flatMap(({ heading, lead, groups, closing }) => [
    ...(heading ? [element("h3", "part", heading)] : []),
    ...(lead ? [element("p", "lead", lead)] : []),
    ...groupNodes(groups, words, actionsOf),
    ...(closing ? [element("p", "closing", closing)] : []),
  ]);
  return note ? [...nodes, element("p", "facts note", note)] : nodes;
}

/** A button that saves the quotes as a Word file. */
function wordButton(question, { citations, language }, words) {
  const body = { answer: { question, citations: placesOf(citations) }, language };
  return button(words.word, "small", (pressed) => saveFile("/api/word", body, pressed));
}

function ratingNode(id, words) {
  const said = element("p", "said");
  const rate = async (verdict, pressed) => {
    const { error, said: thanks } = await post("/api/ratings", { id, verdict });
    said.textContent = error ?? thanks;
    announce(said.textContent);
    for (const one of buttons) one.setAttribute("aria-pressed", String(one === pressed && !error));
  };
  const buttons = [
    ["good", words.good],
    ["bad", words.bad],
  ].map(([verdict, label]) => {
    const node = button(label, "small", (pressed) => rate(verdict, pressed));
    node.setAttribute("aria-pressed", "false");
    return node;
  });
  const group = element("div", "rating", ...buttons, said);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", words.rate);
  return group;
}
