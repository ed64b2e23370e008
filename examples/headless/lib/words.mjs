// The site's own words, one file a language; labels of kinds and states come from the interface.

import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../words/", import.meta.url);

export const WORDS = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => [name.replace(".json", ""), JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"))]),
);
export const LANGUAGES = Object.keys(WORDS);
