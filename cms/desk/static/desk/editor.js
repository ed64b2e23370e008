// Puts a suggestion into its field without a round trip. Without scripts the button sends the form, which does the same.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-use]");
  const field = button && document.getElementById(button.dataset.use);
  if (!field) return;
  event.preventDefault();
  field.value = button.dataset.text;
  field.focus();
});
