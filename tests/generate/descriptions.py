"""Random valid description files: complete, so that a correct linter finds no error and no warning in them."""

from __future__ import annotations

import copy
import datetime as dt
import difflib
import functools
import json
import random
from typing import Any, NamedTuple

import yaml

from tests.generate.wordlists import LANGUAGES, frames, load, topics, upper_first

Plain = dict[str, Any]
TODAY = dt.date(2026, 11, 22)


class Written(NamedTuple):
    """A description: canonical fields in English, and the language of its keys and texts."""

    plain: Plain
    lang: str

    def yaml(self) -> str:
        """Write a YAML file with keys of its language."""
        text = yaml.safe_dump(in_keys(self.plain, self.lang), allow_unicode=True, sort_keys=False, width=1000)
        return str(text)

    def json(self) -> str:
        """Write a JSON file."""
        return json.dumps(in_keys(self.plain, self.lang), ensure_ascii=False, indent=2)

    def names(self) -> list[str]:
        """Give the names of the entries, the case register first."""
        return [e["name"] for e in entries(self.plain)]


def entries(plain: Plain) -> list[Plain]:
    """Give the case register and the repositories."""
    register = plain.get("case_register")
    return ([register] if register else []) + list(plain.get("repositories") or [])


def in_keys(value: Any, lang: str) -> Any:
    """Turn canonical keys to the keys of a language; unknown keys stay as they are."""
    if isinstance(value, list):
        return [in_keys(v, lang) for v in value]
    if not isinstance(value, dict):
        return value
    keys, at = load("description")["keys"], LANGUAGES.index(lang)
    return {(keys[k][at] if k in keys else k): in_keys(v, lang) for k, v in value.items()}


def description(seed: int) -> Written:
    """Make a description; the same seed makes the same one."""
    rng = random.Random(f"{seed} description")
    lang = rng.choices(LANGUAGES, (6, 3, 1))[0]
    return _Maker(lang, rng).make()


def business_id(rng: random.Random) -> str:
    """Make a business identity code with a right check digit."""
    while True:
        digits = [rng.randint(0, 9) for _ in range(7)]
        rest = sum(d * w for d, w in zip(digits, (7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
        if rest != 1:
            return "".join(map(str, digits)) + f"-{0 if rest == 0 else 11 - rest}"


class _Maker:
    """Draws the parts of one description."""

    def __init__(self, lang: str, rng: random.Random) -> None:
        self.lang, self.rng, self.words = lang, rng, load("description")
        self.type = rng.choice(list(self.words["types"][lang]))
        self.scope, self.decider, self.other = self.words["types"][lang][self.type]
        self.place = rng.choice(frames(lang)["places"])
        self.domain = self.place.lower().translate(str.maketrans("äåö", "aao")) + ".example"
        self.systems = _unlike(load("systems")["products"], rng)

    def make(self) -> Written:
        rng, own_keys = self.rng, self.rng.random() < 0.7
        own_api, own_request = rng.random() < 0.4, rng.random() < 0.3
        plain: Plain = {"kuvauslint": 1, "organisation": self.organisation(), "language": self.lang}
        plain["updated"] = (TODAY - dt.timedelta(days=rng.randint(0, 300))).isoformat()
        if not own_request:
            plain["request"] = {"authority": self.decider, **self.contact("kirjaamo")}
        else:
            plain["request"] = {}
        plain["request"]["instructions"] = self.words["instructions"][self.lang]
        if not own_keys:
            plain["search_keys"] = rng.sample(self.words["identifiers"][self.lang], 4)
        if not own_api:
            plain["api"] = {"open": self.no, "statement": self.words["statement"][self.lang]}
        plain["case_register"] = self.register()
        plain["repositories"] = [self.entry(t) for t in self.topics()]
        for entry in entries(plain):
            self.complete(entry, own_keys, own_api, own_request)
        if rng.random() < 0.3:
            self.list_systems(plain)
        return Written(plain, self.lang)

    @property
    def no(self) -> Any:
        return False if self.rng.random() < 0.3 else self.words["yes_no"][self.lang]["no"]

    def organisation(self) -> Plain:
        name = f"{self.place} {self.type}" if self.lang != "en" else f"{upper_first(self.type)} of {self.place}"
        if self.lang == "fi":
            name = f"{self.place}n {self.type}"
        return {"name": name, "business_id": business_id(self.rng), "type": self.type, "languages": [self.lang]}

    def contact(self, box: str) -> Plain:
        rng = self.rng
        out: Plain = {"email": f"{box}@{self.domain}"}
        if rng.random() < 0.7:
            out["phone"] = rng.choice(
                (
                    f"08 {rng.randint(200, 899)} {rng.randint(1000, 9999)}",
                    f"040 {rng.randint(100, 999)} {rng.randint(1000, 9999)}",
                )
            )
        if rng.random() < 0.5:
            out["address"] = (
                f"{frames(self.lang)['pobox']} {rng.randint(1, 99)}, {rng.randint(10000, 98999)} {self.place}"
            )
        return out

    def topics(self) -> list[Plain]:
        barred = {*self.words["left_out"][self.lang], *self.words["open_topics"][self.lang]}
        known = [t for t in topics(self.lang, self.scope) if t.get("for", t["of"]) not in barred and len(t["data"]) > 1]
        return self.rng.sample(known, min(len(known), self.rng.randint(2, 6)))

    def register(self) -> Plain:
        words = self.words["register"][self.lang]
        return {
            "name": words["name"], "purpose": words["purpose"], "systems": [words["system"]],
            "datasets": [{"name": n, "group": g} for n, g in words["datasets"]],
            "search_keys": list(words["keys"]), "notes": words["notes"],
        }  # fmt: skip

    def entry(self, topic: Plain) -> Plain:
        rng, groups = self.rng, self.words["groups"][self.lang]
        name = self.words["repository"][self.lang].format(
            topic["for"] if self.lang == "sv" else upper_first(topic["of"])
        )
        out: Plain = {"name": name}
        if rng.random() < 0.3:
            out["unit"] = rng.choice(frames(self.lang)["groups"])
        out["purpose"] = topic["purpose"]
        out["datasets"] = [{"name": upper_first(d), "group": rng.choice(groups)} for d in topic["data"]]
        out["systems"] = [self.systems.pop() for _ in range(rng.randint(1, 2))]
        return out

    def complete(self, entry: Plain, own_keys: bool, own_api: bool, own_request: bool) -> None:
        """Give the entry what the document does not say for all."""
        rng = self.rng
        if own_keys and "search_keys" not in entry:
            entry["search_keys"] = rng.sample(self.words["identifiers"][self.lang], rng.randint(2, 4))
        if own_api:
            entry["api"] = {"open": self.no, "statement": self.words["own_statement"][self.lang]}
        if own_request:
            entry["request"] = {"authority": self.decider, "email": f"kirjaamo@{self.domain}"}

    def list_systems(self, plain: Plain) -> None:
        used = dict.fromkeys(s for e in entries(plain) for s in e["systems"])
        plain["systems"] = [{"name": s} for s in used]


def _unlike(names: list[str], rng: random.Random) -> list[str]:
    """Keep names of which no two could be taken for spellings of one."""
    out: list[str] = []
    for name in rng.sample(names, len(names)):
        if not any(_alike(name, other) for other in out):
            out.append(name)
    return out


@functools.cache
def _alike(name: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, name.lower(), other.lower()).ratio() >= 0.6


def copied(written: Written) -> Written:
    """Make a deep copy that may be damaged."""
    return Written(copy.deepcopy(written.plain), written.lang)
