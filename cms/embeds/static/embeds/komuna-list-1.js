// <komuna-list src="JSON Feed of the portal" count="5" heading="2" scheme="auto" accent="#0b4f8a"><a href="…">…</a></komuna-list>
// Shows the entries of the feed. What stands in the element stays where the feed cannot be read.
// Colours and spaces: --komuna-accent, --komuna-text, --komuna-soft, --komuna-page, --komuna-line, --komuna-space.
// Parts: heading, list, item, link, meta, more.
const LOOK = `
:host { display: block; color: var(--komuna-text, inherit); background: var(--komuna-page, transparent); overflow-wrap: break-word;
  --accent: var(--komuna-accent, #0b4f8a); --soft: var(--komuna-soft, inherit); --line: var(--komuna-line, currentColor); }
:host([scheme="light"]) { color: var(--komuna-text, #1a2027); background: var(--komuna-page, #fff); }
:host([scheme="dark"]) { color: var(--komuna-text, #e8ebee); background: var(--komuna-page, #14181d); --accent: var(--komuna-accent, #8ebfee); }
:host([hidden]) { display: none; }
:host([scheme="light"]) section, :host([scheme="dark"]) section { padding: var(--komuna-space, 1rem); }
h2, h3, h4, h5, h6 { margin: 0 0 0.5em; font-size: 1.2em; line-height: 1.3; }
ul { margin: 0; padding: 0; list-style: none; }
li { padding-block: 0.5em; border-top: 1px solid var(--line); }
p { margin: 0; }
li p { color: var(--soft); font-size: 0.9em; }
a { color: var(--accent); text-underline-offset: 0.15em; }
li a { display: inline-block; padding-block: 0.15em; }
a:focus-visible { outline: 0.2em solid #ffbf47; outline-offset: 0.1em; background: #ffbf47; color: #1a2027; }
[part="more"] { padding-top: 0.6em; border-top: 1px solid var(--line); }
@media (prefers-color-scheme: dark) {
  :host([scheme="auto"]) { color: var(--komuna-text, #e8ebee); background: var(--komuna-page, #14181d); --accent: var(--komuna-accent, #8ebfee); }
  :host([scheme="auto"]) section { padding: var(--komuna-space, 1rem); }
}`;
const USUAL_COUNT = 5;

// An element made of its name, part, text and attributes; text is never markup.
function make(name, part, text, attributes = {}) {
  const element = document.createElement(name);
  if (part) element.setAttribute("part", part);
  if (text) element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
  return element;
}

// The address where it leads to a page, else nothing.
function page(address) {
  const url = URL.canParse(address ?? "") ? new URL(address) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : "";
}

// 29.03.2026, in Serbian with a dot at the end: the day of the moment as the portal wrote it.
function day(moment, language) {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(moment ?? "") ?? [];
  if (!year) return null;
  const end = (language ?? "").startsWith("sr") ? "." : "";
  return make("time", "", `${date}.${month}.${year}${end}`, { datetime: `${year}-${month}-${date}` });
}

class KomunaList extends HTMLElement {
  static observedAttributes = ["src", "count", "heading", "accent"];

  #asked = 0;

  connectedCallback() {
    if (!this.shadowRoot) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(LOOK);
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
      this.shadowRoot.append(make("slot"));
    }
    this.load();
  }

  attributeChangedCallback() {
    if (this.shadowRoot) this.load();
  }

  async load() {
    const asked = ++this.#asked;
    try {
      const answer = await fetch(this.getAttribute("src"), { credentials: "omit" });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const feed = await answer.json();
      if (asked === this.#asked) this.show(feed);
    } catch (error) {
      if (asked === this.#asked) this.shadowRoot.replaceChildren(make("slot"));
      console.warn("komuna-list:", error);
    }
  }

  show(feed) {
    const accent = this.getAttribute("accent") ?? "";
    if (/^#[0-9a-f]{6}$/i.test(accent)) this.style.setProperty("--komuna-accent", accent);
    const level = /^[2-6]$/.test(this.getAttribute("heading") ?? "") ? this.getAttribute("heading") : "2";
    const section = make("section", "", "", { "aria-labelledby": "title", lang: feed.language });
    section.append(make(`h${level}`, "heading", feed.title, { id: "title" }));
    const count = Number.parseInt(this.getAttribute("count"), 10) || USUAL_COUNT;
    const list = make("ul", "list", "", { role: "list" });
    list.append(...(feed.items ?? []).slice(0, count).map((item) => this.entry(item, feed)));
    section.append(list, this.more(feed));
    this.shadowRoot.replaceChildren(section);
  }

  entry(item, feed) {
    const entry = make("li", "item");
    const language = item.language === feed.language ? "" : item.language;
    entry.append(make("a", "link", item.title, { href: page(item.url), lang: language, rel: "noopener" }));
    const meta = make("p", "meta");
    // A feed of dates says its day and place in the text; the day of publication would mislead beside it.
    if (/\/calendar\/feed\/json\//.test(feed.feed_url ?? "")) meta.textContent = item.content_text;
    else meta.append(day(item.date_published, feed.language) ?? "", ` · ${(item.tags ?? []).join(", ")}`);
    entry.append(meta);
    return entry;
  }

  // What the page itself says of the list, as its link; the address of the list where it says nothing.
  more(feed) {
    const own = this.querySelector("a");
    const more = make("p", "more");
    more.append(make("a", "", own?.textContent.trim() || feed.title, { href: page(own?.href || feed.home_page_url), rel: "noopener" }));
    return more;
  }
}

if (!customElements.get("komuna-list")) customElements.define("komuna-list", KomunaList);
