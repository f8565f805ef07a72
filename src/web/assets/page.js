import { openCheck } from "./check.js";
import { openCollection } from "./collection.js";
import { startConversation } from "./conversation.js";
import { openDocuments } from "./documents.js";
import { forget } from "./history.js";
import { openQuote } from "./reader.js";
import { openSearch } from "./search.js";
import { whenReady } from "./progress.js";

const views = { documents: openDocuments, search: openSearch, check: openCheck, collection: openCollection };
for (const node of document.querySelectorAll("[data-view]")) {
  node.addEventListener("click", () => void views[node.dataset.view]());
}

// Who comes next at this browser shall not read what was asked.
document.getElementById("logout")?.addEventListener("submit", forget);

startConversation();

const [, key] = /^\/q\/([\w-]+)$/.exec(location.pathname) ?? [];
if (key) void whenReady().then(() => openQuote(key, { deeper: false, isAddress: true }));
