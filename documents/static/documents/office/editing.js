// Small help on the page of a document: taking over what the text proposes, copying the address, looking again.
(() => {
  const said = document.querySelector("[data-doc-said]");

  function fill(link) {
    const field = document.getElementById(link.dataset.docTake);
    if (!field) return false;
    field.value = link.dataset.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
    link.closest("li").classList.add("is-taken");
    said.textContent = said.dataset.taken;
    return true;
  }

  document.querySelectorAll("[data-doc-take]").forEach((link) => {
    link.addEventListener("click", (event) => {
      if (fill(link)) event.preventDefault();
    });
  });

  document.querySelectorAll("[data-doc-copy]").forEach((button) => {
    // Browsers have a clipboard on safe addresses only.
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.docCopy);
      button.textContent = button.dataset.copied;
    });
  });

  // The field for tags makes an input of its own, which nothing names.
  window.addEventListener("load", () => {
    const label = document.querySelector("label[for=id_tags]");
    document.querySelectorAll(".tagit-new input").forEach((input) => {
      if (label) input.setAttribute("aria-label", label.textContent.trim());
    });
  });

  const progress = document.querySelector("[data-doc-progress]");
  let left = 40;

  async function lookAgain() {
    const answer = await fetch(progress.dataset.docProgress, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    const { finished } = answer.ok ? await answer.json() : { finished: false };
    if (finished) {
      progress.querySelector("[data-doc-waiting]").hidden = true;
      progress.querySelector("[data-doc-finished]").hidden = false;
    } else if (left) {
      left -= 1;
      setTimeout(lookAgain, 3000);
    }
  }

  if (progress) setTimeout(lookAgain, 1500);
})();
