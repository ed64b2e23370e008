"""A reader chooses Cyrillic once, types in it, and is led there again from the bare address."""


def test_the_choice_of_letters_is_remembered_for_the_bare_address(visitor):
    visitor.goto("/sq/")
    visitor.locator(".languages a[lang='sr-Cyrl']").click()
    visitor.wait_for_url("**/sr-cyrl/")
    assert visitor.locator("html").get_attribute("lang") == "sr-Cyrl"
    assert visitor.evaluate("document.documentElement.scrollWidth") <= 360
    visitor.goto("/")
    assert visitor.url.endswith("/sr-cyrl/")


def test_suggestions_and_results_are_in_cyrillic(visitor):
    visitor.goto("/sr-cyrl/search/")
    visitor.locator("main input[name=q]").press_sequentially("буџ")
    visitor.locator("[role=option]").first.wait_for()
    assert "буџет" in visitor.locator("[role=option]").first.inner_text()
    visitor.locator("main input[name=q]").press_sequentially("ет")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/sr-cyrl/search/?q=**")
    assert visitor.locator("main mark").first.inner_text().lower().startswith("буџет")
