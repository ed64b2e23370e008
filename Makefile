# Komuna: `make run` serves the portal, `make test` runs every check, `make help` lists the rest.
#
# `make run` needs Python 3.11, git and make. `make test` needs the Debian packages of apt-packages.txt too and installs
# them where it may.

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 1
DATA_DIR ?= $(CURDIR)/var
export DATA_DIR
unexport PYTHONDONTWRITEBYTECODE PYTHONHOME PYTHONPATH

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) tools/bootstrap/pip-26.3-py3-none-any.whl/pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install --quiet --root-user-action=ignore --require-hashes
ONCE := $(PYTHON) tools/once.py
OUR_CODE := cms documents home pages search
TEMPLATES := $(addsuffix /templates,cms documents pages home search) $(wildcard cms/*/templates)
# Settings of a public server, for the checks only.
AS_PRODUCTION := DJANGO_SETTINGS_MODULE=cms.settings.production ALLOWED_HOSTS=portal.example TRUSTED_PROXIES=1 \
	SECRET_KEY=only-for-the-checks-of-this-project-0123456789-abcdefghijklmnopqrstuvwxyz

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help run dev set-up runtime development python catalogues debian test lint messages guide-pictures bench bench-api bench-search bench-tree search-quality lock clean \
	check-ruff check-templates check-django check-deploy check-migrations check-messages check-demo \
	test-sqlite test-postgres test-browser

help: ## List what make can do
	@sed -n 's/^\([a-z-]*\):.*## /\1 /p' $(MAKEFILE_LIST) | while read -r name words; do printf '  make %-12s %s\n' "$$name" "$$words"; done

run: set-up ## Set everything up and serve the portal on PORT (8000)
	@$(PYTHON) tools/free_port.py $(PORT)
	@echo "== Starting the server"
	@test "$$DOCUMENT_READING" = off || $(PY) manage.py process_documents --background &
	@$(PY) tools/announce.py http://127.0.0.1:$(PORT) --users $(DATA_DIR)/users.txt &
	@DJANGO_SETTINGS_MODULE=cms.settings.development DEBUG=$${DEBUG:-0} exec $(VENV)/bin/granian --interface wsgi \
		--host 127.0.0.1 --port $(PORT) --workers $(WORKERS) --blocking-threads 4 --log-level warning --no-ws cms.wsgi:application

dev: set-up ## Serve with Django's development server: reloads on change, shows errors in full
	@DEBUG=1 $(PY) manage.py runserver 127.0.0.1:$(PORT)

# --- Setting up --------------------------------------------------------------------------------------

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Komuna needs Python 3.11 or newer; $(PYTHON) is older. Name another one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PY) -c '' 2>/dev/null || \
		{ echo "== Making the Python environment in $(VENV)"; $(PYTHON) -m venv --without-pip --clear $(VENV); }

runtime: python
	@$(ONCE) --stamp $(VENV)/.stamps/runtime --input requirements.txt \
		--title "Downloading the packages that the portal needs (about a minute)" -- \
		$(INSTALL) -r requirements.txt

development: runtime
	@$(ONCE) --stamp $(VENV)/.stamps/development --input requirements-dev.txt \
		--title "Downloading the packages that the checks need" -- \
		$(INSTALL) -r requirements-dev.txt

catalogues: runtime
	@$(ONCE) --stamp $(VENV)/.stamps/catalogues $(addprefix --input ,$(shell find cms/locale catalogues -name '*.po' | sort)) --title "Compiling the translations" -- \
		$(PY) tools/compile_messages.py

# Migrations, sections, roles and demonstration content: one process, run again only when one of them changed.
set-up: runtime catalogues
	@test -n "$$DATABASE_URL" || test -e "$(DATA_DIR)/komuna.sqlite3" || rm -rf "$(DATA_DIR)/.stamps"
	@$(ONCE) --stamp "$(DATA_DIR)/.stamps/set-up" --env DATABASE_URL --env STORAGE_URL --env PUBLIC_LANGUAGES \
		--input requirements.txt --input tools/set_up.py --input cms/demo --input cms/roles --input home/tree.py --input search/synonyms/data \
		$(addprefix --input ,$(wildcard */migrations */*/migrations)) -- \
		$(PY) tools/set_up.py

debian:
	@tools/debian_packages.sh

# --- Checking ----------------------------------------------------------------------------------------

test: debian development catalogues ## Run every check, and end with what failed
	@$(PY) tools/run_checks.py check-ruff,check-templates,check-django,check-deploy,check-migrations,check-messages \
		test-sqlite test-postgres check-demo,test-browser

lint: development check-ruff check-templates ## Only the style of the code and of the templates

check-ruff:
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .

check-templates:
	@$(VENV)/bin/djhtml --check --tabwidth 2 $(TEMPLATES)

check-django:
	@$(PY) manage.py check

check-deploy:
	@$(AS_PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING

check-migrations:
	@DATABASE_URL=sqlite://:memory: $(PY) manage.py makemigrations --check --dry-run

check-messages:
	@$(PY) tools/check_messages.py

check-demo:
	@$(PY) tools/check_demo.py

test-sqlite:
	@$(VENV)/bin/pytest --create-db -n 2 --dist loadgroup -m "not browser"

test-postgres:
	@tools/with_postgres.sh $(VENV)/bin/pytest --create-db -n 2 --dist loadgroup -m "not browser and not no_database and not one_database"

test-browser:
	@$(VENV)/bin/pytest --create-db -n 2 --dist loadgroup -m browser tests/browser

# --- Working -----------------------------------------------------------------------------------------

messages: debian development ## Collect new interface texts into the catalogues
	@tools/messages.sh

guide-pictures: debian development catalogues ## Take the pictures of the tours in the admin anew
	@$(PY) tools/guide_pictures.py

bench: development catalogues ## Measure requests a second and CPU time of the public pages
	@tools/debian_packages.sh wrk
	@$(PY) bench/pages.py
	@$(PY) bench/documents.py text ocr worker
	@$(PY) bench/documents_memory.py
	@$(PY) bench/library.py

search-quality: development catalogues ## Measure the search: judged queries over the demonstration
	@$(PY) tools/search_quality.py --failures

bench-search: development catalogues ## Measure the search over synthetic municipalities of growing size
	@$(PY) bench/search.py

bench-api: development catalogues ## Measure the interface beside a bare JSON view, and a full copy of 100,000 records
	@tools/debian_packages.sh wrk
	@$(PY) bench/api.py

bench-tree: development catalogues ## Measure a section with 20,000 records, with and without year containers
	@$(PY) bench/tree.py

lock: development ## Lock the versions of pyproject.toml with hashes
	@tools/lock.sh

clean: ## Remove the Python environment; the data in var/ stays
	rm -rf $(VENV) .pytest_cache .ruff_cache
