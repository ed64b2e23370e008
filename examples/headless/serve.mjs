// WEBHOOK_SECRET=whsec_… node serve.mjs --out dist --port 8080
// Brings the site up to date after each webhook of the portal (POST /hook) and every few minutes; shows it, for trying it out.

import { createServer } from "node:http";

import { readArguments } from "./lib/arguments.mjs";
import { sync } from "./lib/site.mjs";
import { answerFile } from "./lib/static.mjs";
import { isGenuine, keyOf } from "./lib/webhook.mjs";

const MOST_BYTES = 5_000_000;
const { portal, out, port, host, minutes } = readArguments({
  port: { type: "string", default: "8080" },
  host: { type: "string", default: "127.0.0.1" },
  minutes: { type: "string", default: "5" },
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

function bringInStep() {
  inStep().catch((error) => console.error(error.message));
}

async function answerHook(request, response) {
  const body = await bodyOf(request);
  if (body === null) {
    response.writeHead(413).end();
  } else if (!isGenuine(key, request.headers, body)) {
    response.writeHead(401).end();
  } else {
    // The portal waits for some seconds only, and a run may take longer: so the answer comes first. A call that comes
    // twice changes nothing; a run that fails is made up for by the next one.
    response.writeHead(204).end();
    bringInStep();
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
// The net below the calls: one may be lost, or a run may fail.
setInterval(bringInStep, Math.max(Number(minutes) || 5, 0.01) * 60_000);
server.listen(Number(port), host, () => console.log(`http://${host}:${server.address().port}/`));
