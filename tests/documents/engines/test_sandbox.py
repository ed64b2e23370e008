"""A program within limits: what it may see, and how it is stopped."""

import fcntl
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from documents.sandbox import ChildStopped, output, run

LONG = 60


def script(source: str) -> list[str]:
    return [sys.executable, "-c", source]


def stopped(source: str, seconds: float = LONG, megabytes: int = 400, **options) -> ChildStopped:
    with pytest.raises(ChildStopped) as caught:
        run(script(source), seconds=seconds, megabytes=megabytes, **options)
    assert str(caught.value).endswith(".")
    return caught.value


def test_what_a_program_prints_is_returned():
    assert run(script("print('ë č ћ')"), seconds=LONG, megabytes=400) == "ë č ћ\n".encode()


def test_large_output_is_an_open_file():
    with output(script("print('x' * 5_000_000)"), seconds=LONG, megabytes=400) as printed:
        assert printed.read(3) == b"xxx"
        assert printed.seek(0, 2) == 5_000_001


def test_a_program_sees_no_secret_and_no_descriptor_of_ours(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "told to nobody")
    with (tmp_path / "private").open("w"):
        seen = run(
            script("import os; print(sorted(os.environ), len(os.listdir('/proc/self/fd')))"),
            seconds=LONG,
            megabytes=400,
        )
    # The fourth descriptor is the listed folder itself.
    assert seen.decode().split("] ") == ["['HOME', 'LANG', 'PATH', 'PYTHONPATH'", "4\n"]


def test_a_program_gets_what_it_is_given(tmp_path):
    source = "import os; print(os.environ['OMP_THREAD_LIMIT'], os.getcwd())"
    given = {"OMP_THREAD_LIMIT": "1"}
    seen = run(script(source), seconds=LONG, megabytes=400, cwd=tmp_path, environment=given)
    assert seen.decode() == f"1 {tmp_path}\n"


def test_a_program_runs_behind_the_web_server():
    assert int(run(script("import os; print(os.nice(0))"), seconds=LONG, megabytes=400)) >= 10


def test_a_program_leaves_no_core_file():
    source = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"
    assert run(script(source), seconds=LONG, megabytes=400) == b"(0, 0)\n"


def test_threads_may_run_programs_at_once():
    with ThreadPoolExecutor(4) as threads:
        runs = threads.map(lambda n: run(script(f"print({n})"), seconds=LONG, megabytes=400), range(8))
        assert [int(printed) for printed in runs] == list(range(8))


def test_one_that_sleeps_is_stopped():
    assert stopped("import time; time.sleep(600)", seconds=0.5).reason == "time"


def test_one_that_works_without_end_is_stopped():
    assert stopped("while True: pass", seconds=1).reason == "time"


def test_one_that_eats_memory_is_stopped():
    assert stopped("kept = [bytearray(10**7) for _ in range(1000)]", megabytes=200).reason == "memory"


def test_one_that_prints_without_end_is_stopped():
    assert stopped("while True: print('x' * 10_000)", file_megabytes=1).reason == "output"


def test_one_that_writes_errors_without_end_is_stopped():
    endless = "import sys\nwhile True: sys.stderr.write('x' * 10_000)"
    failure = stopped(endless, file_megabytes=1)
    assert failure.reason == "output"
    assert len(failure.errors) < 10_000


def test_one_that_fills_the_disk_is_stopped(tmp_path):
    stopped("open('big', 'wb').write(b'x' * 5_000_000)", cwd=tmp_path, file_megabytes=1)
    assert (tmp_path / "big").stat().st_size <= 1024 * 1024


def test_one_that_a_signal_ends_has_crashed():
    failure = stopped("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    assert (failure.reason, failure.code) == ("crash", -11)


def test_one_that_gives_up_says_why():
    failure = stopped("import sys; sys.exit('no such thing')")
    assert (failure.reason, failure.code, failure.errors) == ("crash", 1, "no such thing")


def test_one_that_is_not_installed_has_crashed():
    with pytest.raises(ChildStopped) as caught:
        run(["no-such-program"], seconds=LONG, megabytes=400)
    assert caught.value.reason == "crash"


# Locks the file, says so to its parent, and would write to it if it lived on.
CHILD = """
import fcntl, os, sys, time
told, tell = os.pipe()
if os.fork() == 0:
    kept = open({path!r}, "w")
    fcntl.flock(kept, fcntl.LOCK_EX)
    os.write(tell, b"x")
    time.sleep(30)
    kept.write("survived")
    sys.exit()
os.read(told, 1)
{then}
"""


@pytest.mark.parametrize(("then", "seconds"), [("time.sleep(60)", 2), ("os._exit(0)", LONG)])
def test_what_a_program_started_ends_with_it(tmp_path, then, seconds):
    path = tmp_path / "lock"
    source = CHILD.format(path=str(path), then=then)
    if seconds == LONG:
        run(script(source), seconds=seconds, megabytes=400)
    else:
        stopped(source, seconds=seconds)
    with path.open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert lock.read() == ""
