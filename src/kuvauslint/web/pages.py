"""The templates of the page filled in."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, partial
from os.path import dirname, join
from typing import TYPE_CHECKING, Any

from kuvauslint import __version__
from kuvauslint.model.finding import LANGUAGES
from kuvauslint.readers.formats import SUFFIXES
from kuvauslint.reporters.web_page import environment
from kuvauslint.vocabulary.store import load
from kuvauslint.web.form import SECTIONS, in_sections
from kuvauslint.web.limits import MEGABYTE, MOST_UPLOAD
from kuvauslint.web.record import Record
from kuvauslint.web.view import Result, Results
from kuvauslint.web.words import example, say

if TYPE_CHECKING:  # they call this module
    from kuvauslint.web.desk import Asked
    from kuvauslint.web.several import Held

HERE = dirname(__file__)
TEMPLATES = join(HERE, "templates")
STATIC = {"/page.css": "text/css", "/page.js": "text/javascript", "/icon.svg": "image/svg+xml"}
KINDS = ("case_register", "repositories", "systems")


@cache
def static(path: str) -> bytes:
    """A file of the page itself: its style sheet, its script, its icon."""
    with open(join(HERE, "static", path.lstrip("/")), "rb") as file:
        return file.read()


def _fill(template: str, language: str, **values: Any) -> str:
    text: str = (
        environment(TEMPLATES)
        .get_template(template)
        .render(
            language=language,
            languages=LANGUAGES,
            word=say,
            w=lambda word_, **slots: say(word_, language, **slots),
            version=__version__,
            **values,
        )
    )
    return text


def start(asked: Asked, *, fault: str = "") -> str:
    """The page that one begins on."""
    accept = ",".join(SUFFIXES)
    limit = MOST_UPLOAD // MEGABYTE
    privacy = "privacy_shared" if asked.shared else "privacy"
    return _fill(
        "start.html",
        asked.language,
        stoppable=asked.stoppable,
        fault=fault,
        accept=accept,
        limit=limit,
        most=MOST_UPLOAD,
        privacy=privacy,
    )


def several(held: tuple[Held, ...], language: str, *, stoppable: bool) -> str:
    """The page of several documents: what was found in each."""
    return _fill("several.html", language, stoppable=stoppable, held=held, linked=False, shows_document=False)


def fault(language: str, said: str) -> str:
    """The page that says why there is no answer."""
    return _fill("fault.html", language, stoppable=False, heading=say("title", language, "faults"), fault=said)


def stopped(language: str) -> str:
    """The last page."""
    return _fill("stopped.html", language, stoppable=False)


def results(found: Results, language: str, *, linked: bool, shows_document: bool = False) -> str:
    """The results alone, for the page that is open; `linked` where there is a form beside them."""
    return _fill(
        "results.html",
        language,
        results=found,
        linked=linked,
        shows_document=shows_document,
        next_year=_next_year(),
    )


def result(
    shown: Result,
    record: Record,
    language: str,
    *,
    stoppable: bool,
    unsaved: bool = False,
    opened: str = "",
    publishable: tuple[str, ...] = (),
) -> str:
    """The result page; `opened` is the id of the entry that is unfolded."""
    fields = load("vocabulary/fields")["groups"]
    titles = {kind: fields["description"][kind]["title"][language] for kind in KINDS}
    titles["repositories"] = say("entry", language)
    titles["systems"] = fields["entry"]["systems"]["title"][language]
    return _fill(
        "result.html",
        language,
        stoppable=stoppable,
        result=shown,
        results=shown.results,
        linked=True,
        shows_document=any(sheet.lines for sheet in shown.sheets),
        readable=any(sheet.lines and not sheet.folded for sheet in shown.sheets),
        spoken=record.language,
        keys_in=say("keys_in", language, language=say(record.language, language, "languages")),
        kinds=titles,
        in_sections=in_sections,
        sections={name: fields["description"][name]["title"][language] for name in SECTIONS},
        opened=opened,
        unsaved=unsaved,
        has_register="case_register" in record.data,
        repositories=len(record.data.get("repositories") or ()),
        next_year=_next_year(),
        publishable=publishable,
        example=partial(_example, language),
    )


def _example(language: str, field: str) -> str:
    return example({"statement": "api"}.get(field, field), language)


def _next_year() -> str:
    return (date.today() + timedelta(days=365)).isoformat()  # noqa: DTZ011 - the local day is meant
