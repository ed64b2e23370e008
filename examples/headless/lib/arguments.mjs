// What all programs take: --portal http://…  --out dist

import { resolve } from "node:path";
import { parseArgs } from "node:util";

const COMMON = { portal: { type: "string" }, out: { type: "string", default: "dist" } };

export function readArguments(more = {}) {
  const { values } = parseArgs({ options: { ...COMMON, ...more } });
  if (values.portal) values.portal = new URL(values.portal).origin;
  values.out = resolve(values.out);
  return values;
}
