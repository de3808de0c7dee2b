"""What is written is the old or the new file, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kuvauslint.engine import files
from kuvauslint.engine.files import write_atomically
from kuvauslint.errors import UsageError

OLD = b"kuvauslint: 1\nkieli: fi \n" * 3
NEW = b"new" * 100_000
# Runs the command with one function of os made to end the process, or to fail, at a call of it.
SCRIPT = """
import os, signal, sys, errno
name, number, how = sys.argv[1], int(sys.argv[2]), sys.argv[3]
real, calls = getattr(os, name), 0
def broken(*arguments, **options):
    global calls
    if name == "replace" and not str(arguments[0]).endswith(".kuvauslint.tmp"):
        return real(*arguments, **options)  # the cache of the rules, which may be written now and may fail
    calls += 1
    if calls != number:
        return real(*arguments, **options)
    if how == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    if how == "half" and name == "write":
        real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
    if how == "full":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if how == "interrupt":
        raise KeyboardInterrupt
    out = real(*arguments, **options)
    os.kill(os.getpid(), signal.SIGKILL)
    return out
setattr(os, name, broken)
if how == "named":
    del os.O_TMPFILE
from kuvauslint.cli.main import main
main(sys.argv[4:])
"""
DESCRIPTION = "kuvauslint: 1\nkieli: fi\npaivitetty: 2026-01-01\ntietovarannot:\n  - nimi: Kirjasto\n    kayttotarkoitus: lainaus\n"


def run(folder: Path, function: str, number: int, how: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The command with a broken function, in a folder."""
    command = [sys.executable, "-c", SCRIPT, function, str(number), how, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False)


def commands(folder: Path) -> dict[str, tuple[list[str], str]]:
    """Every command that writes, with its arguments and the file it writes."""
    (folder / "kuvaus.yaml").write_text(DESCRIPTION, encoding="utf-8")
    (folder / "sivu.txt").write_text("Asiakirjajulkisuuskuvaus\n\nTietovaranto: Kirjasto\n", encoding="utf-8")
    return {
        "report": (["check", "--as-of", "2026-11-22", "kuvaus.yaml", "-o", "out.txt"], "out.txt"),
        "import": (["import", "sivu.txt", "-o", "out.yaml"], "out.yaml"),
        "fix": (["check", "--fix", "kuvaus.yaml"], "kuvaus.yaml"),
        "baseline": (["check", "--write-baseline", "--baseline", "out.json", "kuvaus.yaml"], "out.json"),
    }


POINTS = [
    ("write", "before"), ("write", "half"), ("write", "after"),
    ("fsync", "before"), ("fsync", "after"),
    ("link", "before"), ("replace", "before"), ("replace", "after"),
]  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="only Linux writes to a file that has no name yet")
@pytest.mark.parametrize(("function", "how"), POINTS)
def test_a_killed_process_leaves_the_old_or_the_new_file(function: str, how: str, tmp_path: Path) -> None:
    """At every step of the writing, for the mending of a file, which has most to lose."""
    arguments, name = commands(tmp_path)["fix"]
    target = tmp_path / name
    old = target.read_bytes()
    assert run(tmp_path, "getppid", 0, "none", *arguments).returncode in (0, 1)
    new = target.read_bytes()
    assert new != old
    target.write_bytes(old)
    target.chmod(0o640)
    before = set(os.listdir(tmp_path))
    result = run(tmp_path, function, 1, how, *arguments)
    assert result.returncode == -9
    assert target.read_bytes() == (new if (function, how) == ("replace", "after") else old)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    # only between getting its name and taking the place of the old one can a file be left behind
    left = set(os.listdir(tmp_path)) - before
    assert len(left) == (1 if (function, how) == ("replace", "before") else 0)


@pytest.mark.parametrize("which", ["report", "import", "fix", "baseline"])
@pytest.mark.parametrize(
    ("function", "how"), [("write", "full"), ("fsync", "full"), ("replace", "full"), ("write", "interrupt")]
)
def test_a_full_disk_or_an_interrupt_leaves_the_old_file_and_nothing_else(
    which: str, function: str, how: str, tmp_path: Path
) -> None:
    """One message, exit code 2 (130 for the interrupt), no temporary file; for every command that writes."""
    arguments, name = commands(tmp_path)[which]
    target = tmp_path / name
    if which not in ("fix", "baseline"):
        target.write_bytes(OLD)
    old = target.read_bytes() if target.exists() else None
    before = set(os.listdir(tmp_path))
    result = run(tmp_path, function, 1, how, *arguments)
    assert result.returncode == (130 if how == "interrupt" else 2)
    assert b"Traceback" not in result.stderr
    assert how == "interrupt" or f"{name} cannot be written: {os.strerror(errno.ENOSPC)}".encode() in result.stderr
    assert (target.read_bytes() if target.exists() else None) == old
    assert set(os.listdir(tmp_path)) == before


@pytest.mark.skipif(sys.platform == "win32", reason="limits on the size of files are for POSIX")
def test_a_limit_on_the_size_of_files_leaves_the_old_file(tmp_path: Path) -> None:
    """A real failure of the system in the middle of the data, not a patched one."""
    target = tmp_path / "a.txt"
    target.write_bytes(OLD)
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "from kuvauslint.engine.files import write_atomically\n"
        "from kuvauslint.errors import UsageError\n"
        "try: write_atomically(sys.argv[1], b'x' * 5000)\n"
        "except UsageError as error: print(error); sys.exit(2)"
    )
    result = subprocess.run([sys.executable, "-c", code, str(target)], capture_output=True, timeout=60, check=False)
    assert (result.returncode, os.strerror(errno.EFBIG).encode() in result.stdout) == (2, True)
    assert target.read_bytes() == OLD
    assert os.listdir(tmp_path) == ["a.txt"]


@pytest.fixture(params=["nameless", "named"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of writing: with a file that gets its name at the end, and with a named one."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    return str(request.param)


def test_mode_and_link_are_kept(way: str, tmp_path: Path) -> None:
    """The link stays a link, and what it points to keeps its mode."""
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there" / "a.txt", tmp_path / "link.txt"
    target.write_bytes(OLD)
    target.chmod(0o604)
    link.symlink_to("there/a.txt")
    write_atomically(str(link), NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == 0o604
    assert sorted(os.listdir(tmp_path)) == ["link.txt", "there"]
    assert os.listdir(tmp_path / "there") == ["a.txt"]


def test_a_new_file_has_the_mode_of_the_umask(way: str, tmp_path: Path) -> None:
    """Not the narrow one of a temporary file."""
    before = os.umask(0o027)
    try:
        write_atomically(str(tmp_path / "a.txt"), NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640
    assert (tmp_path / "a.txt").read_bytes() == NEW


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_is_kept(way: str, tmp_path: Path) -> None:
    """When root mends someone's file, it stays theirs."""
    target = tmp_path / "a.txt"
    target.write_bytes(OLD)
    os.chown(target, 1234, 2345)
    write_atomically(str(target), NEW)
    assert (target.stat().st_uid, target.stat().st_gid) == (1234, 2345)


def test_a_broken_link_gets_its_file(way: str, tmp_path: Path) -> None:
    """As a shell would."""
    (tmp_path / "link").symlink_to("gone.txt")
    write_atomically(str(tmp_path / "link"), NEW)
    assert (tmp_path / "gone.txt").read_bytes() == NEW
    assert (tmp_path / "link").is_symlink()


def test_a_long_name_is_no_obstacle(way: str, tmp_path: Path) -> None:
    """The temporary name is shorter than the longest that a file may have."""
    name = "ä" * 127
    write_atomically(str(tmp_path / name), NEW)
    assert os.listdir(tmp_path) == [name]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_what_is_no_regular_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """`-o /dev/null` must not turn the device into a file, were it root who asks."""
    import threading

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_atomically(str(pipe), b"data")
    reader.join(10)
    assert got == [b"data"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    write_atomically(os.devnull, b"data")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_a_folder_and_a_name_that_cannot_be_are_told(tmp_path: Path) -> None:
    """A UsageError with the reason, never a traceback."""
    for path in (tmp_path, tmp_path / "no" / "such" / "a.txt", f"{tmp_path}/a\0b"):
        with pytest.raises(UsageError, match="cannot be written"):
            write_atomically(str(path), NEW)
    assert os.listdir(tmp_path) == []


AS_NOBODY = """
import os, sys
from kuvauslint.engine.files import write_atomically  # while the packages can still be read
from kuvauslint.errors import UsageError
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    write_atomically(sys.argv[1], b"new")
except UsageError as error:
    print(error)
    sys.exit(2)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="modes are for POSIX")
@pytest.mark.parametrize("case", ["folder", "file"])
def test_what_is_read_only_stays(case: str) -> None:
    """A read-only file is not replaced though its folder could be written to; nor one in a read-only folder."""
    import shutil
    import tempfile

    # not below tmp_path, whose upper folders are closed to other users
    folder = Path(tempfile.mkdtemp())
    try:
        file = folder / "a.txt"
        folder.chmod(0o777)
        file.write_bytes(OLD)
        file.chmod(0o666 if case == "folder" else 0o444)
        folder.chmod(0o555 if case == "folder" else 0o777)
        command = [sys.executable, "-c", AS_NOBODY, str(file)]
        result = subprocess.run(command, capture_output=True, timeout=60, check=False)
        assert (result.returncode, b"cannot be written" in result.stdout) == (2, True), result.stderr
        assert file.read_bytes() == OLD
        assert os.listdir(folder) == ["a.txt"]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_what_killed_processes_left_long_ago_is_swept_up(tmp_path: Path) -> None:
    """Only temporary files of ours, of that name, and old."""
    old, young, other = (
        tmp_path / name for name in (".a.txt.1.aa.kuvauslint.tmp", ".a.txt.2.bb.kuvauslint.tmp", ".b.tmp")
    )
    for file in (old, young, other):
        file.touch()
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))
    write_atomically(str(tmp_path / "a.txt"), NEW)
    assert sorted(os.listdir(tmp_path)) == sorted([young.name, other.name, "a.txt"])
    assert files._LEFT_BEHIND > 600
