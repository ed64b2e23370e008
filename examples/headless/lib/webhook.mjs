// Whether a call comes from the portal: Standard Webhooks (https://www.standardwebhooks.com), symmetric signatures.

import { createHmac, timingSafeEqual } from "node:crypto";

const PREFIX = "whsec_";
// Seconds by which the clocks may differ; an older call may be a repeated one.
const WINDOW = 5 * 60;

export function keyOf(secret) {
  const key = Buffer.from(secret?.startsWith(PREFIX) ? secret.slice(PREFIX.length) : "", "base64");
  if (key.length < 24) throw new Error(`The secret must begin with “${PREFIX}”, as the portal shows it.`);
  return key;
}

// ``headers`` with names in small letters; ``body`` the bytes as they came; ``now`` in seconds.
export function isGenuine(key, headers, body, now = Date.now() / 1000) {
  const { "webhook-id": id, "webhook-timestamp": sent, "webhook-signature": signatures } = headers;
  if (!id || !signatures || !/^\d{1,12}$/.test(sent ?? "") || Math.abs(now - Number(sent)) > WINDOW) return false;
  const expected = createHmac("sha256", key).update(`${id}.${sent}.`).update(body).digest();
  // While a secret is exchanged there are several signatures, with spaces between them.
  return signatures.split(" ").some((signature) => {
    const [version, text] = signature.split(",");
    const given = Buffer.from(text ?? "", "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
}
