// The pages of the site: pairs of a file's name and its content.

import { html, Markup } from "../site/html.js";
import { badge, day, htmlLanguage, recordMain } from "../site/record.js";
import { api, TYPES } from "./api.mjs";
import { layout } from "./layout.mjs";
import { LANGUAGES, WORDS } from "./words.mjs";

export const ON_A_PAGE = 10;
const ON_THE_HOME_PAGE = 5;

export function placeOf(record) {
  return `${record.language}/${record.type}/${record.id}/`;
}

// The same place in the languages that have it.
function inAll(place) {
  return Object.fromEntries(LANGUAGES.map((code) => [code, `${code}/${place}`]));
}

export function recordPage(portal, record, pictures) {
  const words = WORDS[record.language];
  const others = record.translations.filter((other) => LANGUAGES.includes(other.language));
  const translations = Object.fromEntries(others.map((o) => [o.language, placeOf({ ...o, type: record.type })]));
  const missing = others.length < LANGUAGES.length - 1 && html`<p class="notice">${words.translation_missing}</p>`;
  const links = others.map((other) => html`<li><a href="../../../${translations[other.language]}" lang="${htmlLanguage(other.language)}" hreflang="${htmlLanguage(other.language)}">${other.title}</a></li>`);
  const picture = (url) => (pictures[url] ? `../../../${pictures[url]}` : "");
  const main = html`${recordMain(record, words, picture)}
    ${missing}${links.length > 0 && html`<section aria-labelledby="translation"><h2 id="translation">${words.translation}</h2><ul>${links}</ul></section>`}`;
  const page = { portal, language: record.language, root: "../../../", title: record.title, main, place: placeOf(record), translations };
  return [`${placeOf(record)}index.html`, layout(page)];
}

function entry(record, root, Heading) {
  const words = WORDS[record.language];
  const title = html`<a href="${root}${placeOf(record)}">${record.title}</a>`;
  return html`<li>${new Markup(`<${Heading}>`)}${title}${new Markup(`</${Heading}>`)}
    <p>${record.day && html`<time datetime="${record.day.slice(0, 10)}">${day(record.day)}</time>`} ${badge(record)}</p>
    ${record.summary && html`<p>${record.summary}</p>`}</li>`;
}

function entries(records, root, heading, words) {
  if (records.length === 0) return html`<p>${words.none}</p>`;
  return html`<ul class="records">${records.map((record) => entry(record, root, heading))}</ul>`;
}

// Newest first; of the same day, the one that was made last.
export function chosen(state, language, type) {
  const found = Object.values(state.records).filter((r) => r.language === language && r.type === type);
  return found.sort((a, b) => (b.day ?? "").localeCompare(a.day ?? "") || b.id - a.id);
}

// The feed stands below the section of the portal, which is the first folder of every record's address.
function feedOf(records) {
  if (records.length === 0) return null;
  const url = new URL(records[0].url);
  return `${url.origin}/${url.pathname.split("/").slice(1, 3).join("/")}/feed/`;
}

export function listPages(state, language, type) {
  const records = chosen(state, language, type);
  const count = Math.max(1, Math.ceil(records.length / ON_A_PAGE));
  return Array.from({ length: count }, (_, index) => listPage(state, language, type, records, index + 1, count));
}

function listPage(state, language, type, records, number, count) {
  const words = WORDS[language];
  const place = (n) => (n === 1 ? `${type}/` : `${type}/page-${n}/`);
  const root = number === 1 ? "../../" : "../../../";
  const shown = records.slice((number - 1) * ON_A_PAGE, number * ON_A_PAGE);
  const feed = feedOf(records);
  const title = number === 1 ? words[type] : `${words[type]} – ${words.page} ${number}`;
  const step = (n, name, rel) => n >= 1 && n <= count && html`<li><a rel="${rel}" href="${root}${language}/${place(n)}">${name}</a></li>`;
  const main = html`<h1>${title}</h1>${entries(shown, root, "h2", words)}
    ${count > 1 && html`<nav aria-label="${words.pages}"><ul>${step(number - 1, words.newer, "prev")}${step(number + 1, words.older, "next")}</ul></nav>`}
    ${feed && html`<p><a href="${feed}" type="application/atom+xml">${words.atom}</a></p>`}`;
  const head = feed && html`<link rel="alternate" type="application/atom+xml" title="${words[type]}" href="${feed}">`;
  const page = { portal: state.portal, language, root, title, main, head, place: place(number), translations: inAll(`${type}/`) };
  return [`${language}/${place(number)}index.html`, layout(page)];
}

export function homePage(state, language) {
  const words = WORDS[language];
  const parts = TYPES.map((type) => html`<section aria-labelledby="${type}"><h2 id="${type}">${words[type]}</h2>
    ${entries(chosen(state, language, type).slice(0, ON_THE_HOME_PAGE), "../", "h3", words)}
    <p><a href="${type}/">${words[`all_${type}`]}</a></p></section>`);
  const main = html`<h1>${words.name}</h1><p>${words.intro}</p>${parts}`;
  const page = { portal: state.portal, language, root: "../", title: words.name, main, place: "", translations: inAll("") };
  return [`${language}/index.html`, layout(page)];
}

export function searchPage(portal, language) {
  const words = WORDS[language];
  const main = html`<h1>${words.search}</h1>
    <form role="search" action="${portal}/${language}/search/" method="get" data-api="${api(portal)}" data-language="${language}" data-root="../../" data-types="${TYPES.join(" ")}">
      <label for="q">${words.search_words}</label><input id="q" name="q" type="search" maxlength="200" required><button>${words.search}</button>
    </form>
    <p role="status"></p><ul class="records" id="results"></ul>`;
  const page = { portal, language, root: "../../", title: words.search, main, place: "search/", translations: inAll("search/"), script: "search.js" };
  return [`${language}/search/index.html`, layout(page)];
}

// For drafts: below each language, and one at the top for an address without it. Nobody finds it, and it tells nobody.
function previewPage(portal, language, folder) {
  const words = WORDS[language];
  const head = html`<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">`;
  const root = folder && "../";
  const attributes = html` data-api="${api(portal)}" data-language="${language}" data-root="${root}"`;
  const main = html`<h1>${words.preview}</h1>`;
  const page = { portal, language, root, title: words.preview, main, head, attributes, script: "preview.js", pictures: true };
  return [`${folder}preview.html`, layout(page)];
}

function links(root) {
  return LANGUAGES.map((code) => html`<li><a href="${root}${code}/" lang="${htmlLanguage(code)}" hreflang="${htmlLanguage(code)}">${WORDS[code].own_name}</a></li>`);
}

// The page for addresses that lead nowhere. It is shown at any depth, so its own addresses begin at the top.
function missingPage(portal) {
  const [language] = LANGUAGES;
  const texts = LANGUAGES.map((code) => html`<p lang="${htmlLanguage(code)}">${WORDS[code].not_found_text}</p>`);
  const main = html`<h1>${WORDS[language].not_found}</h1>${texts}`;
  return ["404.html", layout({ portal, language, root: "/", title: WORDS[language].not_found, main })];
}

export function commonPages(portal) {
  const [language] = LANGUAGES;
  const words = WORDS[language];
  const entrance = { portal, language, root: "", title: words.name, main: html`<h1>${words.name}</h1><ul>${links("")}</ul>` };
  const previews = LANGUAGES.map((code) => previewPage(portal, code, `${code}/`));
  return [previewPage(portal, language, ""), ...previews, missingPage(portal), ["index.html", layout(entrance)]];
}
