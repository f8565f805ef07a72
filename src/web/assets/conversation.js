import { answerNode, questionNode } from "./answer.js";
import { post } from "./api.js";
import { announce, button, element, noticeNode, reveal, texts } from "./dom.js";
import { exchanges, forget, remember } from "./history.js";
import { notReady, whenReady } from "./progress.js";

const welcome = document.getElementById("welcome");
const conversation = document.getElementById("conversation");
const form = document.getElementById("ask");
const input = document.getElementById("question");
const sendButton = form.querySelector("button[type=submit]");
const clear = document.getElementById("clear");
const cleared = document.getElementById("cleared");
/** A server that is busy is asked so often before the reader is told. */
const mostTries = 4;
const triedEveryMs = 5000;

function show(node) {
  conversation.append(node);
  welcome.hidden = true;
  clear.hidden = false;
  cleared.replaceChildren();
  return node;
}

/** The answer, or `{ error }`; a question waits for the index, and for its turn. */
async function request(question, gesture, pending) {
  const history = exchanges.slice(-texts.longestHistory).map(({ question: asked, answer }) => ({
    question: asked,
    citations: answer.citations,
  }));
  for (let tries = 1; ; tries += 1) {
    const answer = await post("/api/ask", { question, history, gesture });
    if (answer.code === "loading") {
      pending.textContent = texts.page.waiting;
      await notReady();
      pending.textContent = texts.page.pending;
    } else if (answer.code === "busy" && tries < mostTries) {
      pending.textContent = answer.error;
      await new Promise((resolve) => setTimeout(resolve, triedEveryMs));
    } else return answer;
  }
}

async function ask(question, gesture) {
  const asked = show(questionNode(question));
  const pending = show(element("p", "pending", texts.page.pending));
  reveal(asked);
  busy(true);
  const answer = await request(question, gesture, pending);
  busy(false);
  if (answer.error) {
    pending.replaceWith(noticeNode(answer.error));
    if (!input.value) input.value = question;
  } else {
    remember(question, answer);
    pending.replaceWith(answerNode(question, answer, submit));
  }
  reveal(asked);
}

function busy(state) {
  conversation.setAttribute("aria-busy", String(state));
  sendButton.disabled = state;
}

/** `gesture`: a button that acts on the last answer. */
function submit(question, gesture) {
  if (sendButton.disabled || !question) return;
  void ask(question, gesture);
}

function showAll() {
  for (const { question, answer } of exchanges) {
    show(questionNode(question));
    show(answerNode(question, answer, submit));
  }
}

function clearAll() {
  const bringBack = forget();
  conversation.replaceChildren();
  welcome.hidden = false;
  clear.hidden = true;
  const undo = button(texts.page.undo, "small", () => {
    bringBack();
    conversation.replaceChildren();
    showAll();
    announce(texts.page.undone);
    input.focus();
  });
  cleared.replaceChildren(texts.page.cleared, " ", undo);
  undo.focus();
}

/** Shows what was asked before, and lets people ask. */
export function startConversation() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = input.value.trim();
    if (sendButton.disabled || !question) return input.focus();
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
  clear.addEventListener("click", clearAll);
  // Until now a question would have left with the page.
  sendButton.disabled = false;
  showAll();
  const last = [...conversation.querySelectorAll(".question")].at(-1);
  if (last) reveal(last);
  if (!texts.ready) void whenReady();
}
