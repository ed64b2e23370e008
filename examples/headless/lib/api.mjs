// The interface of the portal, as docs/api.md of Komuna describes it.

export const TYPES = ["news", "act"];
const MOST = 100;
const SECONDS = 30;

const TRIES = 5;

// Whoever asks too often, or while the portal starts, is told when to ask again (RFC 9110, Retry-After).
async function ask(address, tries = TRIES) {
  const answer = await fetch(address, {
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(SECONDS * 1000),
  });
  if ((answer.status === 429 || answer.status === 503) && tries > 1) {
    const seconds = Math.min(Number(answer.headers.get("retry-after")) || 5, 60);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    return ask(address, tries - 1);
  }
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
  return answer.json();
}

export function api(portal) {
  return `${portal}/api/v1/`;
}

// All records of a type, in pages of a hundred, by the cursor. Yields the answers: {items, last}.
export async function* allRecords(portal, type) {
  let next = `${api(portal)}records/?${new URLSearchParams({ type, order: "id", limit: MOST })}`;
  while (next) {
    const answer = await ask(next);
    yield answer;
    // The address is the portal's own; taken from “--portal”, it works through a tunnel as well.
    next = answer.next && `${portal}${new URL(answer.next).pathname}${new URL(answer.next).search}`;
  }
}

// What changed after a number, oldest first. Yields the answers: {items, last}.
export async function* changesAfter(portal, after) {
  let more = true;
  while (more) {
    const question = new URLSearchParams({ resource: "record", after, limit: MOST });
    const answer = await ask(`${api(portal)}changes/?${question}`);
    yield answer;
    ({ last: after, more } = answer);
  }
}
