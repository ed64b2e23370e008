from cms.api.checks import check_contract
from cms.api.contract.records import BY_TYPE
from cms.checks import check_record_types
from pages.models import NoticePage


def test_every_record_type_keeps_the_conventions():
    assert check_record_types(None) == []


def test_every_field_of_every_type_is_in_the_answers_of_the_interface():
    assert check_contract(None) == []


def test_a_field_that_the_interface_does_not_show_is_named(monkeypatch):
    monkeypatch.setitem(BY_TYPE, "notice", BY_TYPE["bulletin"])
    errors = [error for error in check_contract(None) if "posted_at" in error.msg]
    assert [(error.id, error.obj) for error in errors] == [("komuna.E001", NoticePage)]


def test_a_date_field_that_does_not_exist_is_named(monkeypatch):
    monkeypatch.setattr(NoticePage, "date_field", "day")
    assert [error.id for error in check_record_types(None)] == ["komuna.E002"]
