// WEBHOOK_SECRET=whsec_… node serve.mjs --out dist --port 8080
// Answers the portal's webhooks at POST /hook by bringing the site up to date; shows the site, for trying it out.

import { createServer } from "node:http";

import { readArguments } from "./lib/arguments.mjs";
import { sync } from "./lib/site.mjs";
import { answerFile } from "./lib/static.mjs";
import { isGenuine, keyOf } from "./lib/webhook.mjs";

const MOST_BYTES = 5_000_000;
const { portal, out, port, host } = readArguments({
  port: { type: "string", default: "8080" },
  host: { type: "string", default: "127.0.0.1" },
});
const key = keyOf(process.env.WEBHOOK_SECRET);

async function bodyOf(request) {
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > MOST_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

// One run at a time: a call that comes meanwhile waits for a run that begins after it, together with all others.
let running = Promise.resolve();
let waiting = null;

function inStep() {
  waiting ??= running.catch(() => {}).then(() => {
    waiting = null;
    running = sync(out, portal);
    return running;
  });
  return waiting;
}

async function answerHook(request, response) {
  const body = await bodyOf(request);
  if (body === null) {
    response.writeHead(413).end();
  } else if (!isGenuine(key, request.headers, body)) {
    response.writeHead(401).end();
  } else {
    // Whoever sends tries again after an answer of 503; a call that comes twice changes nothing.
    const status = await inStep().then(() => 204, (error) => (console.error(error.message), 503));
    response.writeHead(status).end();
  }
}

const server = createServer((request, response) => {
  const hook = request.url === "/hook" && request.method === "POST";
  const reads = request.method === "GET" || request.method === "HEAD";
  const work = hook ? answerHook(request, response) : reads ? answerFile(out, request, response) : response.writeHead(405).end();
  Promise.resolve(work).catch((error) => {
    console.error(error.message);
    response.destroy();
  });
});
server.listen(Number(port), host, () => console.log(`http://${host}:${port}/`));
