"""The addresses of wagtail-localize, each behind its guard. They come first, so that they answer instead of its own.

No namespace: ``reverse("wagtail_localize:...")`` keeps finding the package's names, whose addresses are the same.
An address that a later version of the package adds has no guard here: a test finds it.
"""

from django.urls import URLPattern
from wagtail_localize.wagtail_hooks import register_admin_urls

from . import guards, views

VIEWS = {
    "submit_page_translation": views.SubmitPageTranslationView.as_view(),
    "submit_snippet_translation": views.SubmitSnippetTranslationView.as_view(),
    "update_translations": views.UpdateTranslationsView.as_view(),
    "translations_report": views.TranslationsReportView.as_view(),
    "translations_report_results": views.TranslationsReportView.as_view(results_only=True),
}
GUARDS = {
    "edit_string_translation": guards.unless_locked_json,
    "edit_override": guards.unless_locked_json,
    "upload_pofile": guards.readable_po,
    "machine_translate": guards.unless_locked,
    "stop_translation": guards.stop_keeps_both_texts,
    "convert_to_alias": guards.never,
    "snippets_api_listing": guards.may_choose_snippet,
    "snippets_api_detail": guards.may_choose_snippet,
    "download_pofile": guards.nothing,
    "preview_translation": guards.nothing,
    "javascript_catalog": guards.nothing,
}


def package_patterns() -> list[URLPattern]:
    [included] = register_admin_urls()
    return included.url_patterns


def guarded_patterns() -> list[URLPattern]:
    return [_guarded(pattern) for pattern in package_patterns()]


def _guarded(pattern: URLPattern) -> URLPattern:
    name = pattern.name
    if name in VIEWS:
        view = guards.with_clear_failure(VIEWS[name])
    else:
        complete = guards.with_complete_request(guards.with_clear_failure(pattern.callback))
        view = guards.guarded(complete, GUARDS.get(name, guards.never))
    return URLPattern(pattern.pattern, view, pattern.default_args)
