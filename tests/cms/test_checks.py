from cms.checks import check_record_types
from pages.models import NoticePage


def test_every_record_type_keeps_the_conventions():
    assert check_record_types(None) == []


def test_a_field_that_the_api_does_not_show_is_named(monkeypatch):
    kept = [field for field in NoticePage.api_fields if field.name != "posted_at"]
    monkeypatch.setattr(NoticePage, "api_fields", kept)
    assert [(error.id, error.obj) for error in check_record_types(None)] == [("komuna.E001", NoticePage)]
    assert "posted_at" in check_record_types(None)[0].msg


def test_a_date_field_that_does_not_exist_is_named(monkeypatch):
    monkeypatch.setattr(NoticePage, "date_field", "day")
    assert [error.id for error in check_record_types(None)] == ["komuna.E002"]
