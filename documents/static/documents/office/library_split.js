// Cuts between the pages of a PDF. The text field is the truth: the buttons write it, and what is typed moves them.
(() => {
  const form = document.getElementById("library-split");
  const field = document.getElementById("library-ranges");
  const list = document.getElementById("library-pages");
  const summary = document.getElementById("library-summary");
  const pages = Number(form.dataset.pages);

  const read = () =>
    field.value.split(/[,;\n]/).flatMap((piece) => {
      const found = /^\s*(\d+)(?:\s*[-–—]\s*(\d+))?\s*$/.exec(piece);
      if (!found) return [];
      const [first, last] = [Number(found[1]), Number(found[2] || found[1])];
      return first >= 1 && last >= first && last <= pages ? [[first, last]] : [];
    });
  const text = ([first, last]) => (first === last ? `${first}` : `${first}-${last}`);
  const runs = (numbers) => {
    const found = [];
    for (const number of numbers) {
      const end = found.at(-1);
      if (end && end[1] === number - 1) end[1] = number;
      else found.push([number, number]);
    }
    return found.map(text).join(", ");
  };

  function show() {
    const parts = read();
    const of = Array.from({ length: pages + 1 }, () => []);
    parts.forEach(([first, last], index) => {
      for (let page = first; page <= last; page += 1) of[page].push(index);
    });
    for (const item of list.children) {
      const page = Number(item.dataset.page);
      item.classList.toggle("library-page--out", of[page].length === 0);
      item.classList.toggle("library-page--even", of[page].length > 0 && of[page][0] % 2 === 1);
      const cut = item.querySelector("[data-cut]");
      if (cut) cut.setAttribute("aria-pressed", String(of[page].join() !== of[page + 1].join()));
    }
    const numbers = Array.from({ length: pages }, (_none, index) => index + 1);
    const gaps = runs(numbers.filter((page) => of[page].length === 0));
    const overlaps = runs(numbers.filter((page) => of[page].length > 1));
    const said = [`${summary.dataset.parts} ${parts.length}`];
    if (gaps) said.push(`${summary.dataset.gaps} ${gaps}`);
    if (overlaps) said.push(`${summary.dataset.overlaps} ${overlaps}`);
    summary.textContent = said.join("; ");
  }

  // A run of pages that are in no part becomes one, up to the cut or from it.
  function fill(parts, page) {
    const free = (number) => number >= 1 && number <= pages && !parts.some(([first, last]) => first <= number && number <= last);
    const added = [];
    if (free(page)) {
      let first = page;
      while (free(first - 1)) first -= 1;
      added.push([first, page]);
    }
    if (free(page + 1)) {
      let last = page + 1;
      while (free(last + 1)) last += 1;
      added.push([page + 1, last]);
    }
    parts.push(...added);
    parts.sort((one, other) => one[0] - other[0]);
  }

  // A cut inside a part makes two of it; one between two neighbours joins them.
  function toggle(page) {
    const parts = read();
    const inside = parts.findIndex(([first, last]) => first <= page && page < last);
    const before = parts.findIndex(([, last]) => last === page);
    const after = parts.findIndex(([first]) => first === page + 1);
    if (inside >= 0) {
      const [first, last] = parts[inside];
      parts.splice(inside, 1, [first, page], [page + 1, last]);
    } else if (before >= 0 && after >= 0) {
      const joined = [parts[before][0], parts[after][1]];
      parts.splice(Math.max(before, after), 1);
      parts.splice(Math.min(before, after), 1, joined);
    } else {
      fill(parts, page);
    }
    field.value = parts.map(text).join(", ");
    show();
  }

  for (const button of list.querySelectorAll("[data-cut]")) button.hidden = false;
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-cut]");
    if (button) toggle(Number(button.dataset.cut));
  });
  field.addEventListener("input", show);
  show();
})();
