// Writing HTML: whatever is put into a template is text, unless it was made by a template itself.
// Runs in Node, and in the browser for drafts.

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export class Markup {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

export function escape(text) {
  return String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);
}

function written(value) {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(written).join("");
  if (value === null || value === undefined || value === false) return "";
  return escape(value);
}

// html`<p>${text}</p>`: attributes stand in double quotes.
export function html(strings, ...values) {
  return new Markup(strings.reduce((text, part, index) => text + written(values[index - 1]) + part));
}

// The address if a reader may be sent there, else empty: “javascript:” leads nowhere.
export function address(url) {
  try {
    const found = new URL(url);
    return ["http:", "https:", "mailto:", "tel:"].includes(found.protocol) ? found.href : "";
  } catch {
    return "";
  }
}
