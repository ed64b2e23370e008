// The frame of every page.

import { html } from "../site/html.js";
import { htmlLanguage } from "../site/record.js";
import { TYPES } from "./api.mjs";
import { LANGUAGES, WORDS } from "./words.mjs";

function policy(portal, pictures) {
  const self = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'${pictures ? ` ${portal}` : ""}`;
  return `${self}; connect-src 'self' ${portal}; form-action 'self' ${portal}; base-uri 'none'`;
}

function menu(page, words) {
  const places = [["", words.home], ...TYPES.map((type) => [`${type}/`, words[type]]), ["search/", words.search]];
  return places.map(([place, name]) => {
    const current = page.place === place && html` aria-current="page"`;
    return html`<li><a href="${page.root}${page.language}/${place}"${current}>${name}</a></li>`;
  });
}

// ``page.translations``: places of the same page by language; a language without one is led to its home page.
function languages(page) {
  return LANGUAGES.filter((code) => code !== page.language).map((code) => {
    const there = page.translations?.[code] ?? `${code}/`;
    const tag = htmlLanguage(code);
    return html`<li><a href="${page.root}${there}" lang="${tag}" hreflang="${tag}">${WORDS[code].own_name}</a></li>`;
  });
}

// ``page``: {language, root, title, main, place, translations, head, script, portal, pictures}; “root” leads to the top
// of the site, so that it may lie in any folder.
export function layout(page) {
  const words = WORDS[page.language];
  const alternates = Object.entries(page.translations ?? {});
  const title = page.title === words.name ? words.name : `${page.title} – ${words.name}`;
  return String(html`<!DOCTYPE html>
<html lang="${htmlLanguage(page.language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy(page.portal, page.pictures)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  <link rel="icon" href="${page.root}assets/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="${page.root}assets/style.css">
  ${alternates.map(([code, place]) => html`<link rel="alternate" hreflang="${htmlLanguage(code)}" href="${page.root}${place}">`)}
  ${page.head}
  ${page.script && html`<script type="module" src="${page.root}assets/${page.script}"></script>`}
</head>
<body>
  <a class="skip" href="#main">${words.skip}</a>
  <header>
    <p>${words.name}</p>
    <nav aria-label="${words.menu}"><ul>${menu(page, words)}</ul></nav>
    <nav aria-label="${words.language}"><ul>${languages(page)}</ul></nav>
  </header>
  <main id="main"${page.attributes}>${page.main}</main>
  <footer><p><a href="${page.portal}/${page.language}/">${words.portal}</a></p></footer>
</body>
</html>
`);
}
