// What the site knows of itself between two runs: state.json beside the pages.
//
// {portal, last, day, records: {id: {id, key, type, language, title, summary, day, state, url, pictures}}};
// “pictures” are the names of the files that its page shows, “last” is the number
// of the last change that the pages show, “day” the day whose states they show.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { dayOf } from "../site/record.js";

const NAME = "state.json";
const VERSION = 2;

export function summaryOf(record, pictures) {
  const { id, key, type, language, title, summary, state, url } = record;
  return { id, key, type, language, title, summary, day: dayOf(record), state, url, pictures };
}

export function newState(portal) {
  return { version: VERSION, portal, last: 0, day: today(), records: {} };
}

// The day in Kosovo: on it the states of the interface depend.
export function today(now = new Date()) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Belgrade" }).format(now);
}

// Null where there is none, or one of another version of these programs.
export async function readState(out) {
  try {
    const state = JSON.parse(await readFile(join(out, NAME), "utf8"));
    return state.version === VERSION ? state : null;
  } catch (error) {
    if (error.code === "ENOENT" || error instanceof SyntaxError) return null;
    throw error;
  }
}

export function writtenState(state) {
  return [NAME, `${JSON.stringify(state)}\n`];
}
