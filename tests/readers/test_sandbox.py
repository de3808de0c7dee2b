"""The child process: the same answer as here, and an end to what takes too long or too much."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from convert import WRITERS
from test_alike import PIECES

from kuvauslint.errors import UsageError
from kuvauslint.model.document import Source
from kuvauslint.readers import formats, sandbox
from kuvauslint.readers.formats import kind_of, read


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    """No child outlives its test."""
    yield
    sandbox.close()


def source(suffix: str) -> Source:
    """The usual document."""
    return Source(f"a{suffix}", WRITERS[suffix](PIECES), kind_of(f"a{suffix}"))


@pytest.mark.parametrize("suffix", [".html", ".docx", ".odt", ".xlsx"])
def test_the_child_answers_as_we_would(suffix: str) -> None:
    """Blocks, lines, problems and directives."""
    document = source(suffix)
    there, here = read(document), read(document, isolated=False)
    assert there == here
    assert there.body


def test_one_child_serves_many_documents() -> None:
    """Its start is paid once."""
    read(source(".docx"))
    (worker,) = sandbox._idle
    read(source(".odt"))
    assert sandbox._idle == [worker]


def test_threads_get_children_of_their_own() -> None:
    """Two at once do not mix their answers."""
    found: dict[str, int] = {}

    def work(suffix: str) -> None:
        found[suffix] = len(read(source(suffix)).body)

    threads = [threading.Thread(target=work, args=(suffix,)) for suffix in (".docx", ".html")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = {suffix: len(read(source(suffix), isolated=False).body) for suffix in (".docx", ".html")}
    assert found == expected


def test_a_document_that_takes_too_long_is_ended() -> None:
    """KL001 with reason time, and the next document is read by a new child."""
    page = b"<!DOCTYPE html>" + b"<p>a<b>b</b></p>" * 300_000
    document = sandbox.read_in_child(Source("a.html", page, "html"), seconds=0.5)
    assert [problem.values["reason"] for problem in document.problems] == ["time"]
    assert document.body is None
    assert sandbox._idle == []
    assert read(source(".html")).body


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep a limit on the address space")
def test_a_document_that_takes_too_much_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """KL001 with reason memory, whether the child tells it or dies of it."""
    starter = sandbox._STARTER.replace(
        "from kuvauslint.readers.sandbox import serve",
        "from kuvauslint.readers import sandbox\nsandbox.MOST_MEMORY = 150_000_000\nserve = sandbox.serve",
    )
    monkeypatch.setattr(sandbox, "_STARTER", starter)
    page = b"<!DOCTYPE html>" + b"<p>a<b>b</b></p>" * 300_000
    document = sandbox.read_in_child(Source("a.html", page, "html"))
    assert [problem.values["reason"] for problem in document.problems] == ["memory"]


def test_a_child_that_dies_is_told_and_replaced() -> None:
    """As when the system kills it."""
    read(source(".docx"))
    (worker,) = sandbox._idle
    worker._process.kill()
    worker._process.wait()
    assert [problem.rule for problem in read(source(".docx")).problems] == ["KL001"]
    assert read(source(".docx")).body


def test_nothing_but_our_own_values_is_unpickled() -> None:
    """A child taken over by a file cannot make its parent run anything."""
    import io
    import os
    import pickle

    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return os.getcwd, ()

    with pytest.raises(pickle.UnpicklingError):
        sandbox._Unpickler(io.BytesIO(pickle.dumps(Evil()))).load()


def test_the_child_ends_with_its_parent(tmp_path: Path) -> None:
    """Even with a parent that is killed."""
    code = (
        "import os, sys; from kuvauslint.readers import sandbox; w = sandbox.Worker();"
        "print(w._process.pid, flush=True); os._exit(1)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=False)
    pid = int(done.stdout)
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return
        if state == "Z":
            return
        threading.Event().wait(0.05)
    pytest.fail("the child lives on")


def test_a_missing_library_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """A UsageError, not a problem of the file."""
    monkeypatch.setitem(formats.NEEDS, "html", "no_such_module_here")
    with pytest.raises(UsageError, match=r'pip install "kuvauslint\[documents\]"'):
        read(source(".html"))


def test_every_reader_exists() -> None:
    """The table of readers names functions that are there."""
    from importlib import import_module

    for place in formats.READERS.values():
        module, _, function = place.partition(":")
        assert callable(getattr(import_module(module), function))
