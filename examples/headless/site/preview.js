// A draft, read from the portal with the token that the editor's address carries (docs/headless.md). A token behind “#”
// stays in the browser; one behind “?” is seen by the server of this site, too.

import { html } from "./html.js";
import { htmlLanguage, recordMain } from "./record.js";

const main = document.querySelector("main");
const { api, language, root } = main.dataset;
const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? new URLSearchParams(location.search).get("token");

async function wordsOf(code) {
  const answer = await fetch(`${root}assets/words/${encodeURIComponent(code)}.json`);
  return answer.ok ? answer.json() : null;
}

async function draft(words) {
  const options = { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" };
  const answer = await fetch(`${api}previews/${encodeURIComponent(token)}/`, options);
  const record = await answer.json();
  if (!answer.ok) throw new Error(record.detail ?? words.preview_fails);
  return record;
}

async function show() {
  const words = await wordsOf(language);
  try {
    if (!token) throw new Error(words.preview_without_token);
    const record = await draft(words);
    const own = (await wordsOf(record.language)) ?? words;
    main.lang = htmlLanguage(record.language);
    document.title = `${record.title} – ${own.preview}`;
    main.innerHTML = String(html`<p class="notice">${own.preview_notice}</p>${recordMain(record, own)}`);
  } catch (error) {
    // “fetch” fails with a TypeError, whose words are the browser's.
    const sentence = error instanceof TypeError || error instanceof SyntaxError ? words.preview_fails : error.message;
    main.innerHTML = String(html`<h1>${words.preview}</h1><p role="alert">${sentence}</p>`);
  }
}

addEventListener("hashchange", () => location.reload());
await show();
