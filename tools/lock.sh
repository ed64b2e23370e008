#!/bin/sh
# Locks the ranges of pyproject.toml with hashes: requirements.txt (runtime) and requirements-dev.txt (tests, lint, demo files).
set -eu
cd "$(dirname "$0")/.."
compile=".venv/bin/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras --allow-unsafe"
$compile "$@" --output-file=requirements.txt pyproject.toml
$compile "$@" --extra dev --constraint requirements.txt --output-file=requirements-dev.txt pyproject.toml
