#!/bin/sh
# Collects the interface texts into the Albanian and Serbian catalogues and writes the Cyrillic one from the Latin one.
# A second run changes nothing. Needs GNU gettext. What it leaves empty is to be translated in sq and sr_Latn, never in sr.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
template=cms/locale/django.pot
trap 'rm -f "$template"' EXIT

"$python" -c 'import sys; sys.path.insert(0, "tools"); import make_messages as m; m.collect(m.ROOT, "--keep-pot")'

for language in sq sr_Latn; do
	catalogue=cms/locale/$language/LC_MESSAGES/django.po
	# A guessed translation is worse than none: msgmerge's guesses are emptied, texts that are gone are dropped.
	msgattrib --no-fuzzy --no-obsolete --output-file="$catalogue" "$catalogue"
	msgmerge --quiet --no-fuzzy-matching --update --backup=none "$catalogue" "$template"
	msgattrib --no-obsolete --output-file="$catalogue" "$catalogue"
	sed -i '/^"POT-Creation-Date:/d' "$catalogue"
done

"$python" tools/cyrillic_catalogue.py
for language in sq sr_Latn sr; do
	printf '%s: ' "$language"
	msgfmt --check --statistics --output-file=/dev/null "cms/locale/$language/LC_MESSAGES/django.po" 2>&1
done
