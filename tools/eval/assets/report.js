const form = document.getElementById("filters");
const articles = [...document.querySelectorAll("article")];

function show() {
  const { fault, kind, lang } = form.elements;
  let shown = 0;
  for (const article of articles) {
    const { faults, ...data } = article.dataset;
    const found = faults ? faults.split(" ") : [];
    const visible =
      (!fault.value || (fault.value === "some" ? found.length > 0 : found.includes(fault.value))) &&
      (!kind.value || data.kind === kind.value) &&
      (!lang.value || data.lang === lang.value);
    article.hidden = !visible;
    if (visible) shown += 1;
  }
  document.getElementById("count").textContent = `${shown} of ${articles.length}`;
}

form.addEventListener("change", show);
form.hidden = false;
show();
