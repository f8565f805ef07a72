// Every text goes into the page as text; no string is ever parsed as markup.

const texts = JSON.parse(document.getElementById("texts").textContent);
const welcome = document.getElementById("welcome");
const conversation = document.getElementById("conversation");
const form = document.getElementById("ask");
const input = document.getElementById("question");
const send = form.querySelector("button[type=submit]");
const clear = document.getElementById("clear");

const storageKey = "yanju-conversation-2";
const longestConversation = 50;

/** Earlier questions and answers of this tab, oldest first: `{ question, answer }`. */
let exchanges = restore();

function restore() {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? "[]");
  } catch {
    return [];
  }
}

function remember(exchange) {
  exchanges = [...exchanges, exchange].slice(-longestConversation);
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(exchanges));
  } catch {
    // A browser that keeps nothing still shows the conversation until the page is left.
  }
}

function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

function questionNode(question) {
  const label = element("span", "hidden", `${texts.page.you} `);
  return element("div", "question", label, element("p", "", question));
}

/** What answers without looking anything up is no failed search. */
const unsearched = ["catalogue", "help", "courtesy", "which"];

function answerNode(answer) {
  const words = texts.answer[answer.language];
  const article = element("article", `answer ${answer.status}`);
  article.lang = answer.language;
  if (answer.status !== "refused" || !unsearched.includes(answer.reply)) {
    article.append(element("h2", "status", words[answer.status]));
  }
  for (const { heading, lead, quotes, closing } of answer.sections) {
    if (heading) article.append(element("h3", "part", heading));
    if (lead) article.append(element("p", "lead", lead));
    if (quotes.length > 0) {
      article.append(element("ol", "quotes", ...quotes.map((quote) => quoteNode(quote, words, answer.language))));
    }
    if (closing) article.append(element("p", "closing", closing));
  }
  if (answer.topics.length > 0) article.append(element("ul", "topics", ...answer.topics.map(topicNode)));
  return article;
}

function topicNode(topic) {
  const button = element("button", "", topic);
  button.type = "button";
  button.addEventListener("click", () => submit(topic));
  return element("li", "", button);
}

function quoteNode({ n, pieces, rendering, source, also }, words, language) {
  const number = element("span", "number", element("span", "hidden", `${words.quote} `), String(n));
  const shown = pieces.map(({ text, marked }) => (marked ? element("mark", "", text) : text));
  const quote = element("blockquote", "", element("p", "", ...shown));
  quote.lang = "zh";
  const item = element("li", "", number, quote);
  if (rendering) {
    const english = element("p", "", rendering);
    english.lang = "en";
    item.append(element("div", "rendering", element("p", "mark", words.rendering), english));
  }
  const place = element("p", "source", `${words.source}${language === "en" ? " " : ""}`, element("cite", "", source));
  if (also) place.append(element("br"), also);
  const display = pieces.map(({ text }) => text).join("");
  item.append(element("div", "foot", place, copyButton(`${display}\n—— ${source}`, words)));
  return item;
}

function copyButton(text, words) {
  const button = element("button", "copy", words.copy);
  button.type = "button";
  button.addEventListener("click", async () => {
    const copied = await copy(text);
    button.textContent = copied ? words.copied : words.copyFailed;
    setTimeout(() => (button.textContent = words.copy), 2500);
  });
  return button;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The clipboard is closed to pages opened over plain HTTP from another machine; the old command is not.
    const focused = document.activeElement;
    const field = element("textarea", "hidden", text);
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    focused?.focus();
    return copied;
  }
}

function noticeNode(message) {
  return element("p", "notice", message);
}

function show(node) {
  conversation.append(node);
  welcome.hidden = true;
  clear.hidden = false;
  return node;
}

function reveal(node) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  node.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}

/** The answer, or `{ error }` with a sentence for the reader. */
async function request(question) {
  const history = exchanges.slice(-texts.longestHistory).map(({ question: asked, answer }) => ({
    question: asked,
    citations: answer.citations.map(({ file, start, end, marks }) => ({ file, start, end, marks })),
  }));
  let response;
  try {
    response = await fetch(`/api/ask?lang=${document.documentElement.lang}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ question, history }),
    });
  } catch {
    return { error: texts.page.unreachable };
  }
  try {
    return await response.json();
  } catch {
    return { error: texts.page.failed };
  }
}

async function ask(question) {
  const asked = show(questionNode(question));
  const pending = show(element("p", "pending", texts.page.pending));
  reveal(asked);
  busy(true);
  const answer = await request(question);
  busy(false);
  if (answer.error) {
    pending.replaceWith(noticeNode(answer.error));
    if (!input.value) input.value = question;
  } else {
    remember({ question, answer });
    pending.replaceWith(answerNode(answer));
  }
  reveal(asked);
}

function busy(state) {
  conversation.setAttribute("aria-busy", String(state));
  send.disabled = state;
}

function submit(question) {
  if (send.disabled || !question) return;
  void ask(question);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = input.value.trim();
  if (send.disabled || !question) return input.focus();
  input.value = "";
  submit(question);
});

input.addEventListener("keydown", (event) => {
  // Enter that confirms a Chinese input method's candidate must not send.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  form.requestSubmit();
});

for (const example of document.querySelectorAll("[data-example]")) {
  example.addEventListener("click", () => submit(example.textContent));
}

clear.addEventListener("click", () => {
  exchanges = [];
  sessionStorage.removeItem(storageKey);
  conversation.replaceChildren();
  welcome.hidden = false;
  clear.hidden = true;
  input.focus();
});

for (const { question, answer } of exchanges) {
  show(questionNode(question));
  show(answerNode(answer));
}
const last = [...conversation.querySelectorAll(".question")].at(-1);
if (last) reveal(last);
