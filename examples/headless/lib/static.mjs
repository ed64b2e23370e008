// The site's files, for trying it out; in public a web server does this.

import { readFile, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".webp": "image/webp", ".jpg": "image/jpeg", ".png": "image/png", ".avif": "image/avif", ".gif": "image/gif",
};

function pathOf(out, address) {
  try {
    const path = join(out, decodeURIComponent(new URL(address, "http://site.invalid").pathname));
    return (path === out || path.startsWith(out + sep)) && !path.includes("\0") ? path : null;
  } catch {
    return null;
  }
}

async function fileAt(path) {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return fileAt(join(path, "index.html"));
  return found?.isFile() ? path : null;
}

export async function answerFile(out, request, response) {
  const path = pathOf(out, request.url);
  const file = path && (await fileAt(path));
  response.statusCode = file ? 200 : 404;
  const shown = file ?? (await fileAt(join(out, "404.html")));
  response.setHeader("Content-Type", TYPES[extname(shown ?? ".html")] ?? "application/octet-stream");
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.end(shown && request.method !== "HEAD" ? await readFile(shown) : undefined);
}
