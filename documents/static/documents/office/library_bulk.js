// Files dropped on the field, and the names of what was chosen. Without it the field works as every file field does.
(() => {
  const zone = document.querySelector("[data-library-drop]");
  const input = zone.querySelector('input[type="file"]');
  const chosen = zone.querySelector("[data-library-chosen]");

  function show() {
    chosen.replaceChildren(
      ...Array.from(input.files, (file) => {
        const item = document.createElement("li");
        item.textContent = `${file.name} (${(file.size / 1048576).toFixed(1)} MB)`;
        return item;
      }),
    );
  }
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("library-drop--over");
    });
  }
  zone.addEventListener("dragleave", (event) => {
    if (!zone.contains(event.relatedTarget)) zone.classList.remove("library-drop--over");
  });
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("library-drop--over");
    const all = new DataTransfer();
    for (const file of [...input.files, ...event.dataTransfer.files]) all.items.add(file);
    input.files = all.files;
    show();
  });
  input.addEventListener("change", show);
})();
