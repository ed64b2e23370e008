"""An upgrade of a package shows what is new, changed and gone, and loses no translation."""

import polib
import upstream_messages

USERS = "wagtail/users/locale/sq/LC_MESSAGES/django.po"


def change(kept, path: str, change_entries) -> polib.POFile:
    catalogue = polib.pofile(str(kept / path))
    change_entries(catalogue)
    catalogue.save()
    return catalogue


def entry(kept, path: str, message: str) -> polib.POEntry | None:
    return polib.pofile(str(kept / path)).find(message)


def test_everything_is_there_for_the_installed_packages(kept, capsys):
    assert upstream_messages.main([]) == 0
    assert capsys.readouterr().out.endswith("0 new, 0 changed, 0 gone.\n")


def test_a_message_without_a_file_is_new(kept, capsys):
    (kept / USERS).unlink()
    assert upstream_messages.main([]) == 1
    said = capsys.readouterr().out
    assert "  new      'Username'" in said
    assert "141 new, 0 changed, 0 gone." in said


def test_a_reworded_message_is_told_with_what_it_was(kept, capsys):
    was = "Receive notification when your page edit is approved of"

    def reword(catalogue):
        catalogue.find("Receive notification when your page edit is approved").msgid = was
        catalogue.metadata["Project-Id-Version"] = "wagtail 7.9"

    change(kept, USERS, reword)
    assert upstream_messages.main([]) == 1
    said = capsys.readouterr().out
    assert "(translated for wagtail 7.9)" in said
    assert f"  changed  {was!r}\n        to 'Receive notification when your page edit is approved'" in said
    assert "0 new, 1 changed, 0 gone." in said


def test_a_message_that_nothing_says_any_more_is_gone(kept, capsys):
    change(kept, USERS, lambda catalogue: catalogue.append(polib.POEntry(msgid="Fax machine", msgstr="Faks")))
    assert upstream_messages.main([]) == 1
    assert "  gone     'Fax machine'" in capsys.readouterr().out


def test_bringing_in_line_keeps_what_fits_and_marks_what_may_not(kept):
    reworded, same = "Receive notification when your page edit is approved", "Receive notification when"

    def age(catalogue):
        catalogue.find(reworded).msgid = f"{reworded} of"
        catalogue.remove(catalogue.find("Username"))
        catalogue.append(polib.POEntry(msgid="Fax machine", msgstr="Faks"))

    before = {each.msgid: each.msgstr for each in polib.pofile(str(kept / USERS))}
    change(kept, USERS, age)
    assert upstream_messages.main(["--write"]) == 0
    after = polib.pofile(str(kept / USERS))
    assert {each.msgid for each in after} == set(before)
    assert (after.find(reworded).fuzzy, after.find(reworded).previous_msgid) == (True, f"{reworded} of")
    assert after.find(reworded).msgstr == before[reworded]
    assert after.find("Username").msgstr == ""
    others = [each for each in after if each.msgid not in (reworded, "Username") and not each.msgid.startswith(same)]
    assert len(others) > 100
    assert all(each.msgstr == before[each.msgid] for each in others)


def test_bringing_in_line_twice_changes_nothing(kept):
    files = {path: path.read_text() for path in kept.rglob("*.po") if "/sr/" not in str(path)}
    upstream_messages.main(["--write"])
    assert {path: path.read_text() for path in files} == files
