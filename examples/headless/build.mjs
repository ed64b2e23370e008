// node build.mjs --portal https://portal.example --out dist
// Reads all news and acts, and writes the whole site.

import { readArguments } from "./lib/arguments.mjs";
import { build } from "./lib/site.mjs";

const { portal, out } = readArguments();
if (!portal) {
  console.error("Name the portal: node build.mjs --portal https://portal.example --out dist");
  process.exit(2);
}
const { written, removed, last } = await build(out, portal);
console.log(`${written.length} files written, ${removed.length} removed; last change: ${last}.`);
