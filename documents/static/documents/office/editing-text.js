// The text of a page: a marked word is found in the field, keys save and turn pages, nothing typed is lost by accident.
(() => {
  const form = document.querySelector("[data-doc-correction]");
  if (!form) return;
  const field = form.querySelector("textarea");
  const original = field.value;
  let leaving = false;

  // Where the word stands in the field for the n-th time (from 0), or the last time before that; -1 where it does not.
  function place(word, nth) {
    const separated = (at) => !/\S/.test(at);
    let found = -1;
    let count = 0;
    for (let at = field.value.indexOf(word); at >= 0 && count <= nth; at = field.value.indexOf(word, at + 1)) {
      if (separated(field.value.charAt(at - 1)) && separated(field.value.charAt(at + word.length))) {
        found = at;
        count += 1;
      }
    }
    return found;
  }

  function show(word, nth) {
    const start = place(word, nth);
    field.focus();
    if (start < 0) return;
    // Some browsers scroll to the end of a selection only when it is made in two steps.
    field.setSelectionRange(start, start);
    const lineHeight = parseFloat(getComputedStyle(field).lineHeight) || 20;
    const line = field.value.slice(0, start).split("\n").length;
    field.scrollTop = Math.max(0, line * lineHeight - field.clientHeight / 2);
    field.setSelectionRange(start, start + word.length);
  }

  // The same word in the recognised text and on the picture.
  function point(number) {
    document.querySelectorAll(".is-here").forEach((one) => one.classList.remove("is-here"));
    [`word-${number}`, `box-${number}`].map((id) => document.getElementById(id)).forEach((one) => {
      if (!one) return;
      one.classList.add("is-here");
      one.scrollIntoView({ block: "nearest" });
    });
  }

  document.querySelectorAll("[data-doc-word]").forEach((link) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      point(link.id.split("-")[1]);
      show(link.dataset.docWord, Number(link.dataset.nth));
    });
  });

  function follow(name) {
    const link = document.querySelector(name);
    if (link) link.click();
    return Boolean(link);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-doc-save]"));
    } else if (event.altKey && event.key === "ArrowDown") {
      if (follow("[data-doc-next]")) event.preventDefault();
    } else if (event.altKey && event.key === "ArrowUp") {
      if (follow("[data-doc-previous]")) event.preventDefault();
    }
  });

  form.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && field.value !== original) event.preventDefault();
  });
})();
