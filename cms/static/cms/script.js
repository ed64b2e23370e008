/* Remembers which language or script a reader chose, for the bare address of the portal alone. */
document.querySelectorAll(".languages a[hreflang], .site-footer a[hreflang]").forEach((link) => {
  link.addEventListener("click", () => {
    const secure = location.protocol === "https:" ? "; secure" : "";
    const chosen = link.hreflang.toLowerCase();
    document.cookie = `komuna_language=${chosen}; path=/; max-age=31536000; samesite=lax${secure}`;
  });
});
