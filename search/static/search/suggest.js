/* Suggestions while typing: a combobox (ARIA 1.2). Without this the form just works. */
const set = (element, attributes) => {
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  return element;
};
const make = (name, attributes) => set(document.createElement(name), attributes);

document.querySelectorAll("form[data-suggestions]").forEach((form, number) => {
  const input = form.elements.q, id = `suggestions-${number}`;
  const list = make("ul", { id, role: "listbox", class: "suggestions", "aria-label": form.ariaLabel, hidden: "" });
  const status = make("p", { role: "status", class: "visually-hidden" });
  let active = -1, timer, request;

  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": false, "aria-controls": id });
  input.parentNode.append(list);
  form.append(status);

  const show = (rows) => {
    list.replaceChildren(...rows.map((row, at) => {
      const option = make("li", { id: `${id}-${at}`, role: "option", lang: row.language });
      option.textContent = row.text;
      option.onclick = () => choose(row);
      if (row.address) option.className = "suggestions__record";
      return option;
    }));
    mark(-1);
    list.hidden = !rows.length;
    set(input, { "aria-expanded": !list.hidden });
    status.textContent = rows.length ? form.dataset.count.replace("%s", rows.length) : "";
  };

  const forget = () => {
    clearTimeout(timer);
    request?.abort();
  };

  const close = () => {
    forget();
    show([]);
  };

  const mark = (at) => {
    active = at;
    [...list.children].forEach((option, index) => set(option, { "aria-selected": index === at }));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    set(input, { "aria-activedescendant": `${id}-${at}` });
    list.children[at].scrollIntoView({ block: "nearest" });
  };

  const choose = (row) => {
    close();
    if (row.address) return location.assign(row.address);
    input.value = row.text;
    form.requestSubmit();
  };

  const ask = async () => {
    request = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggestions}?${new URLSearchParams({ q: input.value })}`, request);
      show(answer.ok ? await answer.json() : []);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  input.oninput = () => {
    forget();
    if (input.value.trim().length < 2) return close();
    timer = setTimeout(ask, 180);
  };
  input.onkeydown = (event) => {
    if (list.hidden || event.isComposing) return;
    const ways = list.children.length + 1;
    const step = { ArrowDown: 1, ArrowUp: ways - 1 }[event.key];
    if (step) mark((active + 1 + step) % ways - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) list.children[active].click();
    else return;
    event.preventDefault();
  };
  // Pressing the mouse would close the list before the click.
  list.onmousedown = (event) => event.preventDefault();
  input.onblur = form.onsubmit = close;
});
