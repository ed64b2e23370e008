// Building the site, and keeping it in step.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { allRecords, changesAfter, TYPES } from "./api.mjs";
import { allFiles, put, removeFile, removePage } from "./files.mjs";
import { commonPages, homePage, listPages, placeOf, recordPage, searchPage } from "./pages.mjs";
import { copyPictures } from "./pictures.mjs";
import { newState, readState, summaryOf, today, writtenState } from "./state.mjs";
import { LANGUAGES, WORDS } from "./words.mjs";

const ASSETS = ["style.css", "icon.svg", "html.js", "clean.js", "record.js", "search.js", "preview.js"];

function isShown(record) {
  return TYPES.includes(record.type) && LANGUAGES.includes(record.language);
}

async function assets() {
  const files = ASSETS.map(async (name) => [`assets/${name}`, await readFile(new URL(`../site/${name}`, import.meta.url))]);
  return [...(await Promise.all(files)), ...LANGUAGES.map((code) => [`assets/words/${code}.json`, JSON.stringify(WORDS[code])])];
}

// What is written, by name; ``changed`` are the names of the files that differ from what was there.
class Writing {
  constructor(out, portal) {
    this.out = out;
    this.portal = portal;
    this.names = new Set();
    this.changed = [];
  }

  async put([name, content]) {
    this.names.add(name);
    if (await put(this.out, name, content)) this.changed.push(name);
  }

  // Returns what the lists and the next run have to know of it.
  async record(record) {
    const pictures = await copyPictures(this.out, this.portal, record);
    const names = Object.values(pictures);
    for (const name of names) this.names.add(name);
    await this.put(recordPage(this.portal, record, pictures));
    return summaryOf(record, names);
  }

  // The lists of one type in one language; what a longer list had is removed.
  async lists(state, language, type, before = 0) {
    const pages = listPages(state, language, type);
    for (const page of pages) await this.put(page);
    for (let number = pages.length + 1; number <= before; number++) {
      await removePage(this.out, `${language}/${type}/page-${number}/index.html`);
    }
  }
}

// Everything anew. Returns the names of the files that were written or removed.
export async function build(out, portal) {
  const state = newState(portal);
  const writing = new Writing(out, portal);
  let begin = null;
  for (const type of TYPES) {
    for await (const answer of allRecords(portal, type)) {
      // What changes while the copy is made comes again behind the number of its beginning.
      begin ??= answer.last;
      for (const record of answer.items.filter(isShown)) {
        state.records[record.id] = await writing.record(record);
      }
    }
  }
  for (const language of LANGUAGES) {
    for (const type of TYPES) await writing.lists(state, language, type);
    await writing.put(homePage(state, language));
    await writing.put(searchPage(portal, language));
  }
  for (const page of [...(await assets()), ...commonPages(portal)]) await writing.put(page);
  const gone = (await allFiles(out)).filter((name) => isOurs(name) && !writing.names.has(name));
  for (const name of gone) await removeFile(out, name);
  state.last = begin ?? 0;
  await put(out, ...writtenState(state));
  return { written: writing.changed, removed: gone, last: state.last };
}

// Whether these programs made the file: what somebody else put beside it stays.
function isOurs(name) {
  return /^pictures\/[0-9a-f]{32}\./.test(name) || LANGUAGES.some((code) => TYPES.some((type) => name.startsWith(`${code}/${type}/`)));
}

// Only what changed since the last run; everything where there was none, or where a new day may have changed states.
export async function sync(out, portal) {
  const state = await readState(out);
  if (!state || state.day !== today() || (portal && state.portal !== portal)) {
    if (!portal && !state) throw new Error("There is no site here yet. Build it first, or name the portal: --portal https://…");
    return build(out, portal ?? state.portal);
  }
  const writing = new Writing(out, state.portal);
  const sizes = countPages(state);
  const removed = [];
  const touched = new Set();
  for await (const answer of changesAfter(state.portal, state.last)) {
    for (const change of answer.items.filter(isShown)) {
      touched.add(`${change.language}/${change.type}`);
      if (change.change === "removed") {
        delete state.records[change.id];
        removed.push(`${placeOf(change)}index.html`);
        await removePage(out, removed.at(-1));
      } else {
        state.records[change.id] = await writing.record(change.item);
      }
    }
    state.last = answer.last;
  }
  for (const place of touched) {
    const [language, type] = place.split("/");
    await writing.lists(state, language, type, sizes[place]);
    await writing.put(homePage(state, language));
  }
  removed.push(...(await removePictures(out, state)));
  await put(out, ...writtenState(state));
  return { written: writing.changed, removed, last: state.last };
}

// Pictures that no page shows any more: whoever withdraws one wants it gone now. Returns their names.
async function removePictures(out, state) {
  const shown = new Set(Object.values(state.records).flatMap((record) => record.pictures));
  const unused = (await allFiles(out, join(out, "pictures"))).filter((name) => isOurs(name) && !shown.has(name));
  for (const name of unused) await removeFile(out, name);
  return unused;
}

function countPages(state) {
  const counts = {};
  for (const language of LANGUAGES) {
    for (const type of TYPES) counts[`${language}/${type}`] = listPages(state, language, type).length;
  }
  return counts;
}
