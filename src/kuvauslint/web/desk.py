"""What is done with what was posted: pure functions from a form to an answer; they run in a thread."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kuvauslint.model.document import Source
from kuvauslint.web import origin as origins
from kuvauslint.web import pages, publishing
from kuvauslint.web.changes import changed
from kuvauslint.web.form import form_of
from kuvauslint.web.judging import Judged, judge
from kuvauslint.web.origin import Origin
from kuvauslint.web.record import NAME, Record, as_yaml, empty, record_of, source_of
from kuvauslint.web.several import Held, Opened, held_of, joined, opened
from kuvauslint.web.sight import OfOrigin
from kuvauslint.web.view import Result, ids_of, result_of, results_of
from kuvauslint.web.words import say


class Asked(NamedTuple):
    """How an answer is wanted.

    language  of the page
    live      only the results
    stoppable the page offers to end the program
    shared    the page is served to other computers too
    """

    language: str
    live: bool = False
    stoppable: bool = False
    shared: bool = False


class Answer(NamedTuple):
    """A page, or a file to be saved (`name`)."""

    body: str | bytes
    kind: str = "text/html"
    name: str = ""
    status: int = 200


def check(sources: tuple[Source, ...], asked: Asked) -> Answer:
    """The result page of a document; of several, what was found in each."""
    language = asked.language
    if len(sources) > 1:
        held = tuple(held_of(source, judge(source), language) for source in sources)
        return Answer(pages.several(held, language, stoppable=asked.stoppable))
    source = sources[0]
    judged = judge(source)
    record = record_of(judged)
    if asked.live:
        return Answer(pages.results(results_of(judged, record, language, frozenset()), language, linked=False))
    if record is None:
        record = empty(language)
    name = say("pasted", language) if source.name == "-" else source.name
    origin = origins.origin_of(judged, name)
    shown = result_of(judged, record, language, say("source_file", language, name=name), origin, from_form=False)
    return Answer(_page(shown, record, asked))


def mend(fields: Mapping[str, str], asked: Asked) -> Answer:
    """The result page of the description in the form."""
    which = opened(fields)
    if which is Opened.ALL:
        held = tuple(Held.read(fields, number) for number in range(Held.count(fields)))
        return Answer(pages.several(tuple(one.judged_anew(asked.language) for one in held), asked.language,
                                    stoppable=asked.stoppable))  # fmt: skip
    if which is Opened.TOGETHER:
        record, origin = joined(fields, asked.language)
    elif isinstance(which, int):
        one = Held.read(fields, which)
        record, origin = one.record(asked.language), one.origin
    else:
        record, origin = _carried(fields, asked)
    return _mended(record, origin, fields, asked)


def _mended(record: Record, origin: Origin | None, fields: Mapping[str, str], asked: Asked) -> Answer:
    judged = _judged(record)
    language = asked.language
    if asked.live:
        ids = ids_of(form_of(record.data, language))
        found = results_of(judged, record, language, ids, OfOrigin(origin))
        return Answer(pages.results(found, language, linked=True, shows_document=origin is not None))
    shown = result_of(judged, record, language, _title(origin, language), origin, from_form=True)
    place = ""
    if fields.get("add"):
        last = max(0, len(record.data.get("repositories") or ()) - 1)
        place = "e-case_register" if fields["add"] == "case_register" else f"e-repositories-{last}"
    acted = any(fields.get(name) for name in ("unsaved", "add", "remove", "consider", "withdraw", "together"))
    return Answer(_page(shown, record, asked, place, unsaved=acted))


def _title(origin: Origin | None, language: str) -> str:
    names = [one.name for one in origin.files] if origin is not None else []
    if len(names) > 1:
        return say("joined", language, names=", ".join(names))
    return say("source_file", language, name=names[0] if names else say("described", language))


def _carried(fields: Mapping[str, str], asked: Asked) -> tuple[Record, Origin | None]:
    """What the form carried, with what was typed and pressed."""
    record, removed = changed(fields, asked.language, live=asked.live)
    origin = origins.read(fields.get("origin", ""))
    return record, origin.without(removed) if origin is not None and removed else origin


def save(fields: Mapping[str, str], asked: Asked) -> Answer:
    """The description as a YAML file."""
    record, _ = changed(fields, asked.language)
    return Answer(as_yaml(record).encode("utf-8"), "application/yaml", NAME)


def publish(fields: Mapping[str, str], asked: Asked) -> Answer:
    """The page to publish; none of a description that holds a secret value."""
    record, _ = changed(fields, asked.language)
    if _judged(record).secrets:
        return Answer(pages.fault(asked.language, say("secret", asked.language, "faults")), status=422)
    made = publishing.published(as_yaml(record), fields.get("form", "html"))
    return Answer(made.body, made.kind, made.name)


def _page(shown: Result, record: Record, asked: Asked, place: str = "", *, unsaved: bool = False) -> str:
    return pages.result(
        shown,
        record,
        asked.language,
        stoppable=asked.stoppable,
        unsaved=unsaved,
        opened=place,
        publishable=publishing.forms(),
    )


def _judged(record: Record) -> Judged:
    return judge(source_of(record))
