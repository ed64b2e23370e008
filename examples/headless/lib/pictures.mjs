// Pictures of records are copied into the site, so that its readers ask no other server for anything.

import { createHash } from "node:crypto";
import { access } from "node:fs/promises";
import { join } from "node:path";

import { picturesIn } from "../site/clean.js";
import { address } from "../site/html.js";
import { put } from "./files.mjs";

const ENDINGS = { "image/webp": "webp", "image/jpeg": "jpg", "image/png": "png", "image/avif": "avif", "image/gif": "gif" };
const MOST_BYTES = 10_000_000;

function nameOf(url) {
  return createHash("sha256").update(url).digest("hex").slice(0, 32);
}

async function stored(out, url) {
  for (const ending of Object.values(ENDINGS)) {
    const name = `pictures/${nameOf(url)}.${ending}`;
    if (await access(join(out, name)).then(() => true, () => false)) return name;
  }
  return null;
}

async function fetched(out, url) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  const ending = ENDINGS[answer.headers.get("content-type")?.split(";")[0]];
  if (!answer.ok || !ending || Number(answer.headers.get("content-length")) > MOST_BYTES) return null;
  const name = `pictures/${nameOf(url)}.${ending}`;
  await put(out, name, Buffer.from(await answer.arrayBuffer()));
  return name;
}

// Names on the site by the portal's addresses; pictures of other servers, and what is no picture, are left out.
export async function copyPictures(out, portal, record) {
  const wanted = new Set(picturesIn(record.text?.html ?? ""));
  if (record.image) wanted.add(address(record.image.url));
  const names = {};
  for (const url of wanted) {
    if (!url || new URL(url).origin !== portal) continue;
    const name = (await stored(out, url)) ?? (await fetched(out, url).catch(() => null));
    if (name) names[url] = name;
  }
  return names;
}
