// The HTML of the interface, cleaned once more by a list of what may stay. The portal writes it from blocks and never
// passes foreign markup on; but a site that puts it into its own pages should not have to believe that.

import { address, escape, Markup } from "./html.js";

const EMPTY = new Set(["br", "hr", "img"]);
const ALLOWED = {
  a: ["href", "hreflang", "lang"], aside: [], b: [], blockquote: [], br: [], em: [], figcaption: [], figure: [],
  h2: [], h3: [], h4: [], hr: [], i: [], img: ["src", "alt", "width", "height"], li: [], ol: [], p: [],
  small: [], span: ["lang"], strong: [], ul: [],
};
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?/g;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text) {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name.toLowerCase()];
    const number = decimal ? Number(decimal) : parseInt(hex, 16);
    return number <= 0x10ffff ? String.fromCodePoint(number) : "";
  });
}

// Text between tags: its character references stay, and no sign in it begins a tag.
function plain(text) {
  return text.replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function attribute(name, value, picture) {
  if (name === "href") value = address(value);
  if (name === "src") value = picture(address(value));
  if ((name === "width" || name === "height") && !/^\d{1,5}$/.test(value)) return "";
  return value || name === "alt" ? ` ${name}="${escape(value)}"` : "";
}

function startTag(name, text, picture) {
  const seen = new Set();
  let attributes = "";
  for (const [, found, double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const known = found.toLowerCase();
    if (!ALLOWED[name].includes(known) || seen.has(known)) continue;
    seen.add(known);
    attributes += attribute(known, decoded(double ?? single ?? bare ?? ""), picture);
  }
  // A picture that is not to be shown leaves no empty frame.
  return name === "img" && !attributes.includes(" src=") ? "" : `<${name}${attributes}>`;
}

// ``picture`` gives the address under which the site has a picture of the portal, or an empty text for none.
export function clean(source, picture = (url) => url) {
  const open = [];
  let result = "";
  let place = 0;
  for (const found of source.matchAll(TAG)) {
    result += plain(source.slice(place, found.index));
    place = found.index + found[0].length;
    const name = found[2].toLowerCase();
    if (!Object.hasOwn(ALLOWED, name)) continue;
    if (!found[1]) {
      result += startTag(name, found[3], picture);
      if (!EMPTY.has(name)) open.push(name);
    } else if (open.includes(name)) {
      let closed;
      do {
        closed = open.pop();
        result += `</${closed}>`;
      } while (closed !== name);
    }
  }
  result += plain(source.slice(place));
  return new Markup(result + open.reverse().map((name) => `</${name}>`).join(""));
}

// The pictures that a cleaned text would show.
export function picturesIn(source) {
  const found = [];
  clean(source, (url) => {
    if (url) found.push(url);
    return url;
  });
  return found;
}
