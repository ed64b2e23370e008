// Wagtail writes the time of a comment in the browser's language; the admin's is that of the page. Where the browser
// has no dates in that language (Chromium has none in Albanian), German ones are in figures and in the same order.
(() => {
  const Browsers = Intl.DateTimeFormat;
  Intl.DateTimeFormat = new Proxy(Browsers, {
    construct: (_, [languages, options]) =>
      new Browsers(languages?.length ? languages : [document.documentElement.lang, "de"], options),
  });
})();
