"""The two commands of the project: what they rest on is there, and their helpers do what they say."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str, **options) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **options)


def once(stamp: Path, *arguments: str) -> subprocess.CompletedProcess:
    return run(sys.executable, "tools/once.py", "--stamp", str(stamp), *arguments)


def test_every_locked_package_has_its_hashes():
    for name in ("requirements.txt", "requirements-dev.txt"):
        packages = re.findall(r"^[a-z0-9][^ ]*==[^\n]*\n +(\S+)", (ROOT / name).read_text(), re.MULTILINE)
        assert len(packages) > 40
        assert all(following.startswith("--hash=") for following in packages), name


def test_every_debian_package_has_its_reason():
    lines = [line for line in (ROOT / "apt-packages.txt").read_text().splitlines() if not line.startswith("#")]
    assert lines
    assert all(re.fullmatch(r"[a-z0-9.+-]+ +# \S.{10,}", line) for line in lines)


def test_the_script_of_continuous_integration_calls_make_test():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text()


def test_every_check_of_make_test_is_a_target():
    makefile = (ROOT / "Makefile").read_text()
    recipe = re.search(r"run_checks\.py ((?:.*\\\n)*.*)", makefile)[1]
    names = recipe.replace("\\\n", " ").replace(",", " ").split()
    assert len(names) == 10
    assert all(re.search(rf"^{name}:", makefile, re.MULTILINE) for name in names)


def test_a_step_runs_once_and_again_when_its_input_changes(tmp_path):
    source, log, stamp = tmp_path / "input.txt", tmp_path / "log", tmp_path / "stamps" / "step"
    source.write_text("one")
    step = ["--input", str(source), "--", "sh", "-c", f"echo ran >> {log}"]
    for _time in range(2):
        assert once(stamp, *step).returncode == 0
    assert log.read_text() == "ran\n"
    source.write_text("two")
    once(stamp, *step)
    assert log.read_text() == "ran\nran\n"


def test_a_step_that_failed_runs_again(tmp_path):
    stamp = tmp_path / "step"
    assert once(stamp, "--", "sh", "-c", "exit 3").returncode == 3
    assert not stamp.exists()


def test_a_step_whose_input_is_missing_says_so(tmp_path):
    result = once(tmp_path / "step", "--input", "no/such/file", "--", "true")
    assert result.returncode == 1
    assert result.stderr == "no/such/file is needed for this step and does not exist.\n"


def test_a_step_belongs_to_the_database_it_prepared(tmp_path):
    log, stamp = tmp_path / "log", tmp_path / "step"
    for database in ("sqlite:///one", "sqlite:///two", "sqlite:///two"):
        command = ["--env", "DATABASE_URL", "--", "sh", "-c", f"echo ran >> {log}"]
        environment = os.environ | {"DATABASE_URL": database}
        run(sys.executable, "tools/once.py", "--stamp", str(stamp), *command, env=environment)
    assert log.read_text() == "ran\nran\n"


def _fake(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def _packages(tmp_path: Path, **commands: str) -> subprocess.CompletedProcess:
    """Run the package script where the given commands stand in for the system's."""
    for name, script in commands.items():
        _fake(tmp_path, name.replace("_", "-"), script)
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    return run("tools/debian_packages.sh", "gettext", "chromium", env=environment)


def test_without_rights_the_missing_packages_are_named_with_the_command_to_type(tmp_path):
    result = _packages(
        tmp_path, dpkg_query="exit 1", id="echo 1000", sudo="exit 1", apt_get="echo must not run; exit 1"
    )
    assert result.returncode == 1
    assert "sudo apt-get update && sudo apt-get install --no-install-recommends gettext chromium" in result.stderr
    assert result.stdout == ""


def test_with_rights_only_what_is_missing_is_installed(tmp_path):
    query = 'case "$*" in *gettext*) printf installed;; *) exit 1;; esac'
    asked = tmp_path / "asked"
    result = _packages(
        tmp_path, dpkg_query=query, id="echo 1000", sudo='[ "$1" = -n ] && shift; case $1 in tee) cat >/dev/null;; '
        'chmod|rm|true) ;; *) exec "$@";; esac', apt_get=f'echo "$*" >> {asked}'
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    update, install = asked.read_text().splitlines()
    assert update.endswith("update")
    assert install.endswith("--no-install-recommends chromium")


def test_nothing_is_asked_when_all_packages_are_there(tmp_path):
    result = _packages(tmp_path, dpkg_query="printf installed", apt_get="exit 1")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_a_port_in_use_is_answered_with_what_to_type():
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run(sys.executable, "tools/free_port.py", str(port))
    assert result.returncode == 1
    assert result.stderr == f"Port {port} is in use. Choose another one: make run PORT={port + 1}\n"


@pytest.fixture
def run_checks(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import run_checks

    return run_checks


def test_the_checks_end_with_what_failed(run_checks):
    results = [run_checks.Result("check-ruff", True, 1.0), run_checks.Result("test-sqlite", False, 2.0)]
    lines = run_checks.report(results).splitlines()
    assert lines[-2:] == ["These checks failed: test-sqlite", "1 passed, 1 failed"]
    assert run_checks.report(results[:1]).splitlines()[-2:] == ["All checks passed.", "1 passed, 0 failed"]


def test_checks_joined_by_commas_all_run_and_each_is_told_by_itself(run_checks, monkeypatch, capsys):
    monkeypatch.setattr(run_checks, "_command", lambda name: ["sh", "-c", f"echo {name} one; echo {name} two; {name}"])
    assert run_checks.main(["true,false,true"]) == 1
    text = capsys.readouterr().out
    assert text.count("true one\ntrue two\n") == 2
    assert text.endswith("These checks failed: false\n2 passed, 1 failed\n")
