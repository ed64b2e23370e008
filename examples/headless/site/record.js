// A record as readers see it: the same for published records, at build time, and for drafts, in the browser.

import { clean } from "./clean.js";
import { address, html } from "./html.js";

export function htmlLanguage(code) {
  const [language, script] = code.split("-");
  return script ? `${language}-${script[0].toUpperCase()}${script.slice(1)}` : language;
}

// 2026-03-09 becomes 09.03.2026, as both languages write it.
export function day(iso) {
  return iso ? iso.slice(0, 10).split("-").reverse().join(".") : "";
}

export function size(bytes) {
  if (bytes === null || bytes === undefined) return "";
  const [number, unit] = bytes < 1e6 ? [bytes / 1e3, "KB"] : [bytes / 1e6, "MB"];
  return `${number.toFixed(number < 10 ? 1 : 0).replace(".", ",")} ${unit}`;
}

// A text in several languages: the reader's one, else the first that is there.
export function inLanguage(texts, language) {
  return texts ? texts[language] || Object.values(texts).find(Boolean) || "" : "";
}

export function dayOf(record) {
  return record.date ?? record.date_adopted ?? record.published_at ?? null;
}

export function badge(record) {
  return record.state && html`<span class="badge">${inLanguage(record.state.label, record.language)}</span>`;
}

function facts(record, words) {
  const label = (term) => inLanguage(term?.name, record.language);
  const names = (terms) => (terms ?? []).map(label).join(", ");
  const rows = [
    [words.kind, inLanguage(record.kind?.label, record.language)],
    [words.state, inLanguage(record.state?.label, record.language)],
    [words.date, day(record.date)],
    [words.number, record.protocol_number],
    [words.adopted, day(record.date_adopted)],
    [words.in_force_from, day(record.entry_into_force)],
    [words.in_force_until, day(record.in_force_until)],
    [words.body, label(record.issuing_body)],
    [words.legal_basis, record.legal_basis],
    [words.topics, names(record.topics)],
    [words.places, names(record.places)],
  ];
  const shown = rows.filter(([, value]) => value);
  return shown.length > 0 && html`<dl class="facts">${shown.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function edition(found, words, language) {
  const other = found.language !== language && (words.languages[found.language] ?? found.language);
  const title = html`<span lang="${htmlLanguage(found.language)}">${found.title}</span>`;
  if (found.withdrawn_at) {
    return html`<li>${title} <small>${words.withdrawn} ${day(found.withdrawn_at)}. ${found.withdrawal_reason}</small></li>`;
  }
  const details = [other, found.format?.toUpperCase(), size(found.size)].filter(Boolean).join(" · ");
  const url = address(found.url);
  const named = url ? html`<a href="${url}" hreflang="${htmlLanguage(found.language)}">${title}</a>` : title;
  return html`<li>${named} <small>${details}</small></li>`;
}

function files(record, words) {
  const editions = (record.files ?? []).flatMap((file) => file.editions);
  if (editions.length === 0) return "";
  const own = editions.sort((a, b) => (b.language === record.language) - (a.language === record.language));
  return html`<section aria-labelledby="files"><h2 id="files">${words.files}</h2>
    <ul class="files">${own.map((found) => edition(found, words, record.language))}</ul></section>`;
}

function leadPicture(record, picture) {
  const url = record.image && picture(address(record.image.url));
  return url && html`<figure><img src="${url}" width="${record.image.width}" height="${record.image.height}" alt="${record.image_alt}">
    ${record.image.credit && html`<figcaption><small>${record.image.credit}</small></figcaption>`}</figure>`;
}

function sources(record, words) {
  const found = [
    [record.video_url, words.video],
    [record.source_url, record.source_name || words.source],
    [record.reacts_to_url, record.reacts_to_title || words.source],
    [record.session?.url, record.session && `${words.session}: ${record.session.title}`],
  ].filter(([url]) => url && address(url));
  return found.length > 0 && html`<ul>${found.map(([url, text]) => html`<li><a href="${address(url)}">${text}</a></li>`)}</ul>`;
}

// What stands in “main”. ``picture`` gives the address of a picture on this site (see clean.js).
export function recordMain(record, words, picture = (url) => url) {
  return html`<article>
    <h1>${record.title}</h1>
    ${record.summary && html`<p class="summary">${record.summary}</p>`}
    ${leadPicture(record, picture)}
    ${facts(record, words)}
    ${record.introduction && clean(record.introduction, picture)}
    ${record.text && clean(record.text.html, picture)}
    ${files(record, words)}
    ${sources(record, words)}
    <p><a href="${address(record.url)}">${words.on_the_portal}</a></p>
  </article>`;
}
