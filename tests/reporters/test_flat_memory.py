"""Memory stays flat in the number of files: what is held is counted in bytes, not what it takes of the machine.

The collector of cycles is off, as it is in a plain check of the command line.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from report_sample import YAML, sample

from kuvauslint.cli import outputs
from kuvauslint.cli.outputs import in_chunks
from kuvauslint.engine import gathered
from kuvauslint.engine.files import write_atomically
from kuvauslint.engine.gathered import Gathered
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.model.report import Report, Settled, Tally
from kuvauslint.reporters import REPORTERS, markdown, reporter
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

OPTIONS = Options(Choice("strict"), date(2026, 11, 22))
A_FILE = 300  # bytes that a file more may take; packed it takes some tens, and with a finding over a thousand otherwise
CYCLES = 3  # objects that a file more may leave to the collector
DESCRIPTION = """\
kuvauslint: 1
tiedonhallintayksikkö: {nimi: Esimerkkilän kunta, tyyppi: kunta}
tietovarannot:
  - nimi: Kirjaston tietovaranto
    tietojärjestelmät: [Laituri]
"""


@pytest.fixture(autouse=True)
def little_is_loose(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(gathered, "LOOSE", 20)
    monkeypatch.setattr(outputs, "CHUNK", 10_000)
    monkeypatch.setattr(markdown, "MAX_CHARACTERS", 5_000)
    gc.disable()
    yield
    gc.enable()


class Watch:
    """The most bytes that are held at any step, and how many objects only the collector of cycles frees.

    The collector empties what the interpreter keeps for its next objects too, which would hide the rest.
    """

    def __init__(self, run: Callable[[Callable[[], None]], object]) -> None:
        self.steps = self.most = self.cycles = 0
        gc.collect()
        gc.freeze()  # what is there already is gone through no more: the collector comes at every step
        tracemalloc.start()
        try:
            run(self._step)
            self.cycles += gc.collect()
        finally:
            tracemalloc.stop()
            gc.unfreeze()

    def _step(self) -> None:
        self.steps += 1
        self.cycles += gc.collect()
        self.most = max(self.most, tracemalloc.get_traced_memory()[0])


def flat(run: Callable[[int, Callable[[], None]], object], sizes: tuple[int, int] = (100, 250)) -> None:
    """Hold a run over many files against one over few."""
    run(20, lambda: None)  # what is made once is there
    few, many = (Watch(lambda step, files=files: run(files, step)) for files in sizes)
    more = sizes[1] - sizes[0]
    assert many.steps > 0
    assert (many.most - few.most) / more < A_FILE
    assert (many.cycles - few.cycles) / more < CYCLES


def many(files: int) -> Report:
    """A report with a finding for each of many files, which is told as suppressed too."""
    model = sample()
    document = next(one for one in model.documents if one.file == YAML)
    findings = [one for one in model.findings if one.file == YAML][:1]
    parts, tally = Gathered(), Tally()
    for number in range(files):
        file = f"{number:06}.kuvaus.yaml"
        found = tuple(one._replace(file=file, fingerprint=f"{number:016}") for one in findings)
        quiet = tuple(one._replace(suppressed="sovittu") for one in found)
        part = Settled((document._replace(file=file),), found, quiet)
        parts.add(part)
        tally.add(part)
    return model._replace(parts=parts, totals=tally.totals())


@pytest.mark.usefixtures("small_rulebook")
@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_a_report_of_many_files_is_never_in_memory_whole(form: str) -> None:
    def written(files: int, step: Callable[[], None]) -> None:
        # a report of secrets keeps where they stand, so that they are covered wherever they show
        report = many(files)
        report = report._replace(totals=report.totals._replace(masked=False))
        for _ in in_chunks(reporter(form)(report, ReportOptions(statistics=True))):
            step()

    flat(
        written, (50, 200) if form == "html" else (100, 250)
    )  # a page is long, and where one more piece of it ends is noise over few


def test_a_run_over_many_files_keeps_little_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "LOOSE", 200)  # each file has ten findings

    def checked(files: int, step: Callable[[], None]) -> None:
        def sources() -> Iterator[Source]:
            for number in range(files):
                yield Source(f"{number:06}.kuvaus.yaml", DESCRIPTION.encode(), "yaml")
                if number % 10 == 0:
                    step()

        assert lint(sources(), rulebook(), OPTIONS).totals.findings >= files

    flat(checked)


@pytest.mark.usefixtures("small_rulebook")
@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_packed_parts_are_told_as_loose_ones(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = "".join(reporter(form)(many(40), ReportOptions()))
    monkeypatch.setattr(gathered, "LOOSE", 20)
    assert "".join(reporter(form)(many(40), ReportOptions())) == packed
    assert many(40) == many(40)
    assert many(40).parts != many(41).parts


def test_a_report_that_cannot_be_made_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """A fault of ours in the middle of a report is raised as it is, and half of a report stands nowhere."""
    path = tmp_path / "report.json"
    path.write_text("before", encoding="utf-8")

    def half() -> Iterator[bytes]:
        yield b"{"
        raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        write_atomically(str(path), half())
    assert path.read_text(encoding="utf-8") == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["report.json"]
