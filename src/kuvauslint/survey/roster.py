"""Who should have a description: a list of bodies, held against those that were found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from kuvauslint.errors import UsageError
from kuvauslint.survey.row import Row
from kuvauslint.vocabulary.keys import choices, fold, keys
from kuvauslint.vocabulary.store import load


class Body(NamedTuple):
    """A public body of the roster."""

    name: str
    business_id: str = ""
    type: str = ""
    languages: tuple[str, ...] = ()
    url: str = ""


class Roster(NamedTuple):
    """How the roster was met: who has a description, who none, who lacks it in a language, and who is not listed."""

    bodies: int
    without: tuple[Body, ...]
    lacking: tuple[tuple[Body, tuple[str, ...]], ...]
    unlisted: tuple[str, ...]


def read_roster(path: str) -> tuple[Body, ...]:
    """The bodies of a CSV, YAML or JSON file with the columns name, business id, type, languages and url.

    Columns may be named in Finnish, Swedish or English. Raises UsageError for a file that cannot be
    read or has no column for the names.
    """
    try:
        with open(path, "rb") as file:
            text = file.read(20_000_000).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the roster cannot be read: {error}") from None
    records = _from_csv(text) if path.lower().endswith((".csv", ".tsv", ".txt")) else _from_yaml(path, text)
    bodies = tuple(body for record in records if (body := _body(record)) is not None)
    if not bodies:
        raise UsageError(f"{path}: no roster in it: it needs a column or key `name` (or nimi, namn)")
    return bodies


def _from_csv(text: str) -> Iterable[dict[str, Any]]:
    import csv
    import io

    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    return csv.DictReader(io.StringIO(text), delimiter=delimiter, restkey="")


def _from_yaml(path: str, text: str) -> Iterable[dict[str, Any]]:
    import yaml

    try:
        data = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - texts only
    except yaml.YAMLError as error:
        raise UsageError(f"{path}: the roster is not valid YAML: {str(error).splitlines()[0]}") from None
    if isinstance(data, dict):
        data = next((value for value in data.values() if isinstance(value, list)), [])
    return [record for record in data if isinstance(record, dict)] if isinstance(data, list) else []


def _body(record: dict[str, Any]) -> Body | None:
    told: dict[str, Any] = {}
    known = keys("organisation").folded
    extra = {fold(name): "website" for name in load("vocabulary/survey_words")["roster_url"]}
    for key, value in record.items():
        field = known.get(fold(str(key)))
        name = field.name if field is not None else extra.get(fold(str(key)))
        if name and value not in (None, ""):
            told.setdefault(name, value)
    if not isinstance(told.get("name"), str) or not told["name"].strip():
        return None
    languages = told.get("languages", ())
    listed = re.split(r"[\s,;/]+", languages) if isinstance(languages, str) else list(languages)
    return Body(
        " ".join(told["name"].split()),
        str(told.get("business_id", "")).strip(),
        choices("organisation_type").get(fold(str(told.get("type", ""))), ""),
        tuple(code for one in listed if (code := choices("language").get(fold(str(one))))),
        str(told.get("website", "")).strip(),
    )


def held(bodies: tuple[Body, ...], rows: tuple[Row, ...]) -> Roster:
    """The bodies against the descriptions: by business id, by name, else by the site and by the file's name."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        if row.read:
            for key in {_id(row.business_id), _name(row.organisation), _host(row.website), _stem(row.file)} - {""}:
                by_key[key].append(number)
    met: set[int] = set()
    without, lacking = [], []
    for body in bodies:
        tried = (_id(body.business_id), _name(body.name), _host(body.url), _file_form(body.name))
        found = next((by_key[key] for key in tried if key and key in by_key), [])
        if not found:
            without.append(body)
            continue
        met.update(found)
        languages = {code for number in found for code in rows[number].languages}
        if missing := tuple(code for code in body.languages if code not in languages):
            lacking.append((body, missing))
    unlisted = tuple(row.name() for number, row in enumerate(rows) if number not in met and row.read)
    return Roster(len(bodies), tuple(without), tuple(lacking), unlisted)


def _id(business_id: str) -> str:
    digits = "".join(ch for ch in business_id if ch.isdigit())
    return f"id {digits}" if digits else ""


def _name(name: str) -> str:
    told = " ".join(name.casefold().split())
    return f"name {told}" if told else ""


def _host(url: str) -> str:
    host = re.sub(r"^[a-z]+://", "", url.strip().lower()).split("/")[0].removeprefix("www.")
    return f"host {host}" if "." in host else ""


def _stem(file: str) -> str:
    return _file_form(re.split(r"[/\\]", file)[-1].split(".")[0])


def _file_form(name: str) -> str:
    told = re.sub(r"[\W_]+", "", fold(name))
    return f"file {told}" if told else ""
