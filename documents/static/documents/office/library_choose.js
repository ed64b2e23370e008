// One box that chooses all documents of the page of a board. Lists are drawn anew when their filter changes.
(() => {
  const reveal = () => {
    for (const box of document.querySelectorAll("[data-library-all]")) box.hidden = false;
  };
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-library-all]")) return;
    for (const box of document.querySelectorAll('input[name="chosen"]')) box.checked = event.target.checked;
  });
  document.addEventListener("w-swap:success", reveal);
  reveal();
})();
