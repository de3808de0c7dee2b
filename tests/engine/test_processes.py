"""Many descriptions: shared among processes and known from earlier runs, always the same report."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.engine.discover import discover
from kuvauslint.engine.judge import Circumstances, Judged
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.engine.project import Unit
from kuvauslint.model.node import Node
from kuvauslint.model.report import Report
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

DAY = date(2026, 11, 22)
FEWER = """\
kuvauslint: 1
organisation: {{name: Esimerkkikunta {n}, type: municipality}}
repositories:
  - id: a{n}
    name: Varanto {n}
    systems: [Järjestelmä]{comment}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KUVAUSLINT_CACHE_DIR", str(tmp_path / "cache"))
    data = tmp_path / "data"
    data.mkdir()
    for n in range(40):
        comment = "  # kuvauslint: ignore[KL130] -- selvitetään" if n % 7 == 0 else ""
        (data / f"{n:02}.kuvaus.yaml").write_text(FEWER.format(n=n, comment=comment), encoding="utf-8")
    return data


def checked(folder: Path, jobs: int = 1, cache: bool = False, today: date = DAY, profile: str = "strict") -> Report:
    options = Options(Choice(profile), today, jobs=jobs, cache=cache)
    return lint(discover([str(folder)]), rulebook(), options)


def results(folder: Path) -> list[Path]:
    return sorted((folder.parent / "cache" / "results").glob("*"))


def test_the_number_of_processes_and_the_cache_change_nothing(folder: Path) -> None:
    plain = checked(folder)
    assert len(plain.documents) == 40
    assert plain.findings
    for jobs, cache in ((2, False), (3, True), (1, True), (2, True)):
        assert checked(folder, jobs, cache) == plain


def test_no_process_reads_documents_through_the_child_of_another(tmp_path: Path) -> None:
    page = "<!doctype html><title>Kuvaus</title><h1>{0}n kunnan asiakirjajulkisuuskuvaus</h1>{1}"
    entry = "<h2>Varanto {0}</h2><p>Käyttötarkoitus: Luvat</p><p>Tietoaineistot: Hakemukset</p>"
    for n in range(30):
        told = page.format("Mallila", "".join(entry.format(n * 100 + m) for m in range(n + 1)))
        (tmp_path / f"{n:02}.html").write_text(told, encoding="utf-8")
    files = [str(path) for path in sorted(tmp_path.glob("*.html"))]

    def read(jobs: int) -> Report:
        return lint(discover(files), rulebook(), Options(Choice("strict"), DAY, jobs=jobs, cache=False))

    report = read(jobs=2)
    assert "KL001" not in {finding.rule for finding in report.findings}
    assert report == read(jobs=1)


def test_what_is_known_is_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = checked(folder, cache=True)
    judged: list[str] = []
    from kuvauslint.engine import pipeline

    real = pipeline.judge

    def noted(units: Sequence[Unit], around: Circumstances) -> list[Judged]:
        judged.extend(unit.sources[0].name for unit in units)
        return real(units, around)

    monkeypatch.setattr(pipeline, "judge", noted)
    assert checked(folder, cache=True) == before
    assert judged == []
    changed = folder / "05.kuvaus.yaml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Varanto", "Rekisteri"), encoding="utf-8")
    after = checked(folder, cache=True)
    assert judged == [str(changed)]
    assert after == checked(folder)


def test_another_day_another_profile_and_another_name_are_other_circumstances(folder: Path) -> None:
    checked(folder, cache=True)
    assert checked(folder, cache=True, today=date(2031, 1, 1)) == checked(folder, today=date(2031, 1, 1))
    assert checked(folder, cache=True, profile="law") == checked(folder, profile="law")
    (folder / "00.kuvaus.yaml").rename(folder / "99.kuvaus.yaml")
    assert checked(folder, cache=True) == checked(folder)


@pytest.mark.parametrize("damage", [b"", b"\x80\x05garbage", pickle.dumps([1]), pickle.dumps({b"a": b"b"})])
def test_a_damaged_cache_is_done_without(folder: Path, damage: bytes) -> None:
    before = checked(folder, cache=True)
    [kept] = results(folder)
    kept.write_bytes(damage)
    assert checked(folder, cache=True) == before


def test_a_cache_can_make_nothing_but_values(folder: Path, tmp_path: Path) -> None:
    before = checked(folder, cache=True)
    [kept] = results(folder)
    touched = tmp_path / "touched"

    class Hostile:
        def __reduce__(self) -> tuple[object, tuple[Path]]:
            return Path.touch, (touched,)

    kept.write_bytes(pickle.dumps(Hostile()))
    assert checked(folder, cache=True) == before
    hostile = dict.fromkeys(pickle.loads(pickle.dumps({b"a": b""})), pickle.dumps(Hostile()))
    kept.write_bytes(pickle.dumps(hostile))
    assert checked(folder, cache=True) == before
    assert not touched.exists()


def test_secrets_and_texts_are_not_kept(folder: Path) -> None:
    for n in range(5):
        file = folder / f"{n:02}.kuvaus.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f"Varanto {n}", "Varanto 010190-123M"), encoding="utf-8")
    report = checked(folder, cache=True)
    assert any("masked" in finding.values for finding in report.findings)
    [kept] = results(folder)
    assert b"010190-123M" not in kept.read_bytes()
    assert "Järjestelmä]".encode() not in kept.read_bytes()
    assert checked(folder, jobs=2, cache=True) == report


def test_a_cache_that_cannot_be_written_is_done_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = folder.parent / "blocked"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("KUVAUSLINT_CACHE_DIR", str(blocked))
    assert checked(folder, cache=True) == checked(folder)


def test_a_crash_in_a_process_names_the_rule(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kuvauslint.engine import run
    from kuvauslint.errors import CheckCrashed

    def crash(name: str) -> object:
        raise ZeroDivisionError(name)

    monkeypatch.setattr(run, "load_check", crash)
    with pytest.raises(CheckCrashed, match="crashed on"):
        checked(folder, jobs=2)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_first_file_that_crashes_is_named_whichever_are_judged_together(
    folder: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    from kuvauslint.engine import run
    from kuvauslint.errors import CheckCrashed

    real = run.load_check
    # the later of these two rules crashes on the earlier file
    faulty = {("03.kuvaus.yaml", "duplicates.entries"), ("04.kuvaus.yaml", "elements.missing_everywhere")}

    def crashing(name: str) -> Callable[..., Iterator[Hit]]:
        def check(node: Node, subject: Subject, **options: Any) -> Iterator[Hit]:
            if (Path(subject.description.document.source.name).name, name) in faulty:
                raise ZeroDivisionError
            return real(name)(node, subject, **options)

        return check

    monkeypatch.setattr(run, "load_check", crashing)
    with pytest.raises(CheckCrashed, match=r"03\.kuvaus\.yaml"):
        checked(folder, jobs=jobs)


@pytest.mark.parametrize("together", [1, 2, 30])
def test_how_many_are_judged_together_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    from kuvauslint.engine import pipeline

    before = checked(folder)
    monkeypatch.setattr(pipeline, "TOGETHER", together)
    assert checked(folder) == before
    monkeypatch.setattr(pipeline, "SMALL", 0)
    assert checked(folder) == before
