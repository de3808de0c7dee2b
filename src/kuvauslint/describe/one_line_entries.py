"""Entries on one line: "name: purpose. Label: value"."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.describe.contacts import is_contact
from kuvauslint.describe.cues import names_act, small
from kuvauslint.describe.lines import Line, Pair, is_sentence, reads_like_name, repository_name
from kuvauslint.describe.register_names import is_case_register
from kuvauslint.describe.sections import Section, opened_by
from kuvauslint.describe.spans import Span
from kuvauslint.vocabulary.match import Label, contact_label, find_label, is_container, is_title
from kuvauslint.vocabulary.store import load

LONGEST_NAME = 120  # characters before the colon
FEWEST_NAMED = 2  # paragraphs that begin with a repository's name, among those that begin with a name
MOST_BEFORE_STOP = 6  # words of such a name
FEWEST_OF_DATA = 3  # lines "data of X: …" that are entries wherever they stand
TELLING = frozenset({"systems", "datasets", "search_keys"})  # labels below a line that is an entry


def one_liners(lines: list[Line]) -> set[int]:
    """Lines that stand in a row of "name: text" lines, some of which surely are entries."""
    runs: list[list[int]] = []
    run: list[int] = []
    for n, line in enumerate([*lines, None]):
        if line is not None and line.pairs and line.head is None and run:
            continue  # the second line of an entry
        if line is not None and _could_be_one(line) and (not run or lines[run[-1]].kind == line.kind):
            run.append(n)
            continue
        if run:
            runs.append(run)
        run = [n] if line is not None and _could_be_one(line) else []
    sure = [run for run in runs if len(run) > 1 and _are_entries(lines, run)]
    acts = [run for run in runs if _tell_acts(lines, run)]
    others = _of_data(lines) | _of_paragraphs(lines)
    if not sure and not any(len(run) > 1 for run in acts):
        return others
    alike = [run for run in acts if not sure or lines[run[0]].kind == lines[sure[0][0]].kind]
    return {at for run in (*sure, *alike) for at in run} | others


def _tell_acts(lines: list[Line], run: list[int]) -> bool:
    """Whether items right below a heading that is no label each name an act after their name: what a store is for."""
    above = lines[run[0] - 1] if run[0] else None
    if above is None or above.kind not in ("heading", "paragraph") or above.label is not None or above.pairs:
        return False
    if lines[run[0]].kind != "item" or not reads_like_name(above.text) or is_title(above.text):
        return False
    rests = (lines[at].text.partition(name_of(lines[at].text)[1])[2] for at in run)
    return all(map(names_act, rests))


def _of_data(lines: list[Line]) -> set[int]:
    """Lines "data of X: what for" below a heading over all entries, though headings and sentences stand between.

    Under a label of data sets they are groups of data, and nothing is known of them.
    """
    first = next((n for n, line in enumerate(lines) if line.kind != "item" and is_container(line.text)), len(lines))
    if any(line.label is not None and line.label.field == "datasets" for line in lines):
        return set()
    nouns = load("vocabulary/labels")["data_of"]
    found = {
        n
        for n in range(first + 1, len(lines))
        if _could_be_one(lines[n]) and name_of(lines[n].text)[0].casefold().endswith(tuple(nouns))
    }
    return found if len(found) >= FEWEST_OF_DATA else set()


def _of_paragraphs(lines: list[Line]) -> set[int]:
    """Paragraphs in a row that each begin with a name and a full stop, most of them a repository's."""
    out: set[int] = set()
    run: list[int] = []
    for n, line in enumerate([*lines, None]):
        name = _before_stop(line.text) if line is not None and line.kind == "paragraph" and not line.label else ""
        if name:
            run.append(n)
            continue
        named = [at for at in run if repository_name(_before_stop(lines[at].text))]
        if len(named) >= FEWEST_NAMED and len(named) * 2 > len(run):
            out.update(run)
        run = []
    return out


def _before_stop(text: str) -> str:
    """The name that a paragraph begins with, before a full stop and sentences; empty where there is none."""
    name, stop, rest = text.partition(". ")
    short = bool(stop) and len(name.split()) <= MOST_BEFORE_STOP and name[:1].isupper() and reads_like_name(name)
    return name if short and is_sentence(rest) and not is_title(name) and find_label(name) is None else ""


def _are_entries(lines: list[Line], run: list[int]) -> bool:
    """Whether lines in a row are entries: by the heading above, by what some are called, or by labels below several."""
    before = lines[run[0] - 1] if run[0] else None
    if before is not None and is_container(before.text):
        return True
    if any(lines[at].pairs or repository_name(name_of(lines[at].text)[0]) for at in run):
        return True
    return sum(1 for at in run if TELLING & set(opened_by(lines[at + 1] if at + 1 < len(lines) else None))) > 1


def name_of(text: str) -> tuple[str, str]:
    """The text before the first colon or dash that stands between spaces, and that mark; empty without one."""
    found = [(at, mark) for mark in (": ", " \u2013 ", " - ") if 0 < (at := text.find(mark)) <= LONGEST_NAME]
    at, mark = min(found, default=(0, ""))
    return text[:at], mark


def _could_be_one(line: Line) -> bool:
    if line.kind not in ("item", "paragraph") or line.label is not None or (line.pairs and line.head is None):
        return False
    name, mark = name_of(line.text)
    rest = line.text[len(name) + len(mark) :]
    return (
        bool(mark and rest and reads_like_name(name))
        and not contact_label(name)
        and find_label(name) is None
        and not is_contact(rest[:120])
    )


def one_line(line: Line, *, loosely: bool = False) -> Section | None:
    """An entry on one line: a repository's name, then a colon or full stop, then its purpose and pairs."""
    text = line.head.text if line.pairs and line.head is not None else line.text
    if line.label is not None or (line.pairs and line.head is None) or line.kind == "row":
        return None
    sentence = len(_before_stop(text))  # where the first sentence is the name, no later mark ends it
    for mark in (": ", ". ", " – ", " - "):
        at = text.find(mark)
        if at < 0 or at > 120 or (loosely and 0 < sentence < at):
            continue
        name = line.span.cut(0, at)
        register = is_case_register(name.text) and line.head is not None
        if (
            (repository_name(name.text) or register or (loosely and mark == (name_of(text)[1] or ". ")))
            and reads_like_name(name.text)
            and not _is_group_of_names(name.text)
        ):
            rest = line.span.cut(at + len(mark), len(text))
            tails = _tails(rest)
            section = Section("one", name, line, (*tails, *line.pairs))
            if tails:
                begin = rest.marks[0].start
                rest = rest.cut(0, tails[0].key.marks[0].start - begin).trim(",;: ")
            section.purpose = rest if rest.text else None
            return section
    if line.pairs and line.head is not None and text.rstrip().endswith((".", ":")):
        name = line.head.trim(".:")
        told = line.pairs[0].label.field in ("purpose", "datasets", "systems")
        known = repository_name(name.text) or told or is_case_register(name.text)
        if known and reads_like_name(name.text) and not is_title(name.text):
            return Section("one", name, line, line.pairs)
    return None


def _tails(rest: Span) -> tuple[Pair, ...]:
    """What a purpose says of further elements behind a comma, by a noun in the essive ("…, as data sets x and y")."""
    if len(rest.marks) > 1:
        return ()
    hits = list(_tail().finditer(small(rest.text)))
    ends = [*(hit.start("word") for hit in hits[1:]), len(rest.text)][: len(hits)]
    return tuple(
        Pair(
            Label((_tail_fields()[hit["word"]],)),
            rest.cut(hit.start("word"), hit.end("word")),
            rest.cut(hit.end(), end).trim(",;. "),
        )
        for hit, end in zip(hits, ends, strict=True)
    )


@cache
def _tail_fields() -> dict[str, str]:
    return {word: str(field) for field, words in load("vocabulary/outline")["tails"].items() for word in words}


@cache
def _tail() -> re.Pattern[str]:
    words = "|".join(sorted(_tail_fields(), key=len, reverse=True))
    verbs = "|".join(load("vocabulary/outline")["tail_verbs"])
    joins = "|".join(load("vocabulary/splitting")["connectives"])
    return re.compile(rf"[,;.] (?:(?:{joins}) )?(?P<word>{words}) (?!(?:{verbs})\b)")


def _is_group_of_names(text: str) -> bool:
    return is_container(text) or is_title(text)
