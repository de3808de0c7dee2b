"""The generator itself: its truth is honest, its seeds hold, its scorer can tell right from wrong."""

from __future__ import annotations

import pytest

from tests.generate.families import BY_SYSTEM, FAMILIES, generate
from tests.generate.formats import FORMATS, TABLE_FORMATS, text_of, write
from tests.generate.reading import WRITERS
from tests.generate.score import fold, mean, score
from tests.generate.truth import LISTS, Labelled

SEEDS = range(300)
BACK = {"to-authorities-only": "authorities", "not-an-answer": "unclear"}


def as_read(truth: list[Labelled]) -> dict[str, object]:
    """Write the canonical JSON that a perfect recogniser would give."""
    out: dict[str, list[dict[str, object]]] = {"repositories": [], "systems": []}
    whole: dict[str, object] = {**out}
    for entry in truth:
        lists = {f: [forms[0] for forms in entry.lists.get(f, [])] for f in LISTS}
        request = {
            "email": lists.pop("emails"),
            "phone": lists.pop("phones"),
            "authority": entry.texts.get("deciding_authority", ("",))[0],
        }
        plain: dict[str, object] = {"name": entry.names[0], "request": request, **lists}
        plain |= {f: entry.texts[f][0] for f in ("purpose", "responsible", "users", "disclosure") if f in entry.texts}
        api = min(entry.api)
        if api != "missing":
            plain["api"] = {"open": BACK.get(api, api)}
        if entry.kind == "c" and "case_register" not in whole:
            whole["case_register"] = plain
        else:
            out["systems" if entry.kind == "s" else "repositories"].append(plain)
    return whole


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_writes_entries(family: str, lang: str) -> None:
    """Every family in every language has entries, and says more of them than their names."""
    truths = [generate(seed, family, lang)[2].truth for seed in range(8)]
    assert all(truths)
    assert any(t.texts or t.lists for truth in truths for t in truth)
    assert all((t.kind == "s") == (family in BY_SYSTEM) for truth in truths for t in truth)


def test_truth_stands_in_the_text() -> None:
    """Whatever a reader is asked to find stands in the document, in one of its accepted forms."""
    for seed in SEEDS:
        page = generate(seed)[2]
        text = fold("\n".join([*map(text_of, page.lines), *(c for line in page.lines for c in line.cells)]))
        for entry in page.truth:
            for field in LISTS:
                for forms in entry.lists.get(field, []):
                    assert any(all(w in text for w in fold(form).split()) for form in forms), (
                        seed,
                        entry.names,
                        field,
                        forms,
                    )
            for accepted in entry.texts.values():
                assert any(fold(one) in text for one in accepted), (seed, entry.names, accepted)


@pytest.mark.parametrize("kind", FORMATS)
def test_same_seed_writes_the_same_document(kind: str) -> None:
    """A failure is reproduced by its seed."""
    pytest.importorskip(WRITERS.get(kind, "yaml"))
    family = "F8" if kind in TABLE_FORMATS else "F2b"
    one, two = (generate(11, family)[2].lines for _ in range(2))
    assert one == two
    if kind not in ("docx", "xlsx"):  # these carry the time of writing
        assert write(one, kind, 11) == write(two, kind, 11)


def test_perfect_reading_scores_one() -> None:
    """What says exactly the truth is right in every field."""
    for seed in SEEDS:
        truth = generate(seed)[2].truth
        assert mean(score(as_read(truth), truth)) == 1.0, seed


def test_empty_reading_scores_nothing() -> None:
    """A recogniser that finds nothing gets nothing, but for elements that are not there."""
    for seed in SEEDS:
        truth = generate(seed)[2].truth
        assert mean(score({}, truth)) == 0.0, seed


def test_one_wrong_item_costs() -> None:
    """An extra system and a lost data set are counted each."""
    truth = [Labelled(("A",), lists={"systems": [("x",)], "datasets": [("y",), ("z",)]})]
    tally = score({"repositories": [{"name": "A", "systems": ["x", "w"], "datasets": ["y"]}]}, truth)
    assert tally["systems"] == [1, 1, 0]
    assert tally["datasets"] == [1, 0, 1]
