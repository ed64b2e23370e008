// Takes a proposal into its input, and sends a long form only once.
(() => {
  for (const button of document.querySelectorAll("[data-library-take]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const input = document.getElementById(button.dataset.libraryTake);
      input.value = button.dataset.value;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      input.focus();
      button.closest(".library-suggestion").hidden = true;
    });
  }
  const once = document.querySelector("[data-library-once]");
  if (once) {
    once.form.addEventListener("submit", (event) => {
      if (event.submitter !== once) return;
      if (once.getAttribute("aria-disabled") === "true") event.preventDefault();
      once.setAttribute("aria-disabled", "true");
    });
    // Coming back with the browser's button finds the form usable.
    addEventListener("pageshow", () => once.removeAttribute("aria-disabled"));
  }
})();
