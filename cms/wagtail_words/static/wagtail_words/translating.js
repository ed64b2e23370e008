// What wagtail-localize's screen draws in English without asking its catalogue.
document.addEventListener("DOMContentLoaded", () => {
  const editor = document.querySelector(".js-translation-editor");
  if (!editor) return;
  const words = JSON.parse(editor.dataset.words);
  const speak = () => {
    const texts = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const said = words[texts.currentNode.data];
      if (said && said !== texts.currentNode.data) texts.currentNode.data = said;
    }
  };
  new MutationObserver(speak).observe(editor, { childList: true, subtree: true });
  speak();
});
