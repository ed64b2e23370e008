// The search page. Without this script, and where the portal cannot answer, its form leads to the portal's own search.

import { address, html } from "./html.js";
import { htmlLanguage } from "./record.js";

const form = document.querySelector("form[data-api]");
const status = document.querySelector("[role=status]");
const results = document.querySelector("#results");
const { api, language, root, types } = form.dataset;
const words = await (await fetch(`${root}assets/words/${language}.json`)).json();

function link(record) {
  const here = types.split(" ").includes(record.type);
  return here ? `${root}${record.language}/${record.type}/${record.id}/` : address(record.url);
}

function shown(record) {
  return html`<li lang="${htmlLanguage(record.language)}"><h2><a href="${link(record)}">${record.title}</a></h2>
    ${record.summary && html`<p>${record.summary}</p>`}</li>`;
}

async function search(text) {
  status.textContent = words.searching;
  results.innerHTML = "";
  const question = new URLSearchParams({ q: text, language, limit: "20" });
  try {
    const answer = await fetch(`${api}records/?${question}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const { items } = await answer.json();
    status.textContent = items.length ? `${words.found}: ${items.length}` : words.nothing_found;
    results.innerHTML = String(html`${items.map(shown)}`);
  } catch {
    const elsewhere = `${form.action}?${new URLSearchParams({ q: text })}`;
    status.innerHTML = String(html`${words.search_fails} <a href="${elsewhere}">${words.search_there}</a>`);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = form.elements.q.value.trim();
  history.pushState(null, "", text ? `?${new URLSearchParams({ q: text })}` : location.pathname);
  if (text) search(text);
});

function fromAddress() {
  const text = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  form.elements.q.value = text;
  if (text) search(text);
}

addEventListener("popstate", fromAddress);
fromAddress();
