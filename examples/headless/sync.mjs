// node sync.mjs --out dist
// Asks the portal what changed since the last run, and writes and removes only that.

import { readArguments } from "./lib/arguments.mjs";
import { sync } from "./lib/site.mjs";

const { portal, out } = readArguments();
const { written, removed, last } = await sync(out, portal);
for (const name of written) console.log(`+ ${name}`);
for (const name of removed) console.log(`- ${name}`);
console.log(`${written.length} files written, ${removed.length} removed; last change: ${last}.`);
