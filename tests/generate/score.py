"""Hold what was read against the labelled truth: right, extra and missed by field."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

from tests.generate.truth import FIELDS, LISTS, TEXTS, Forms, Labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

Tally = dict[str, list[int]]  # field -> [right, extra, missed]
CLASSES = {"authorities": "to-authorities-only", "unclear": "not-an-answer", True: "yes", False: "no", None: "missing"}


def fold(text: object) -> str:
    """For comparing: white space, case, soft hyphens and edge punctuation do not count."""
    return re.sub(r"\s+", " ", str(text or "").replace("\u00ad", "")).strip().casefold().strip(" ,;.:")


def _phone(text: object) -> str:
    digits = re.sub(r"\D", "", str(text))
    return "0" + digits[3:] if digits.startswith("358") else digits


def _email(text: object) -> str:
    return re.sub(r"\s*[(\[](at|a|ät)[)\]]\s*", "@", fold(text))


def ratio(a: str, b: str) -> float:
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def alike(a: object, b: object) -> bool:
    a, b = fold(a), fold(b)
    return a == b or (min(len(a), len(b)) > 0.8 * max(len(a), len(b)) and ratio(a, b) >= 0.9)


def _many(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _names(value: Any) -> list[str]:
    out = [v.get("name", "") if isinstance(v, dict) else str(v) for v in _many(value)]
    return [v for v in out if v]


def entries_read(plain: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the canonical JSON as flat entries, with what they inherit."""
    shared = plain.get("request") or {}
    out = []
    kinds = [("r", e) for e in plain.get("repositories") or []] + [("s", e) for e in plain.get("systems") or []]
    if plain.get("case_register"):
        kinds.append(("c", plain["case_register"]))
    for kind, entry in kinds:
        own = {k: v for k, v in (entry.get("request") or {}).items() if v}
        channels = own if own.keys() & {"email", "phone", "address", "form"} else shared
        authority = own.get("authority") or shared.get("authority")
        api = entry.get("api") or plain.get("api")
        answer = api.get("open") if isinstance(api, dict) else api
        name = entry.get("name") or ""
        out.append({
            "name": name, "kind": kind, "datasets": _names(entry.get("datasets")),
            "systems": _names(entry.get("systems")) or ([name] if kind == "s" else []),
            "search_keys": _names(entry.get("search_keys") or plain.get("search_keys")),
            "emails": _many(channels.get("email")), "phones": _many(channels.get("phone")),
            "deciding_authority": authority.get("name") if isinstance(authority, dict) else authority,
            "api": CLASSES.get(answer, answer), "purpose": entry.get("purpose") or entry.get("description"),
            "responsible": entry.get("responsible") or entry.get("owner"), "users": entry.get("users"),
            "disclosure": entry.get("disclosure"),
        })  # fmt: skip
    return out


def _matched(field: str, got: Sequence[Any], want: Sequence[Forms], extra: Sequence[str]) -> tuple[int, int, int]:
    key = {"phones": _phone, "emails": _email}.get(field, fold)
    free = [key(g) for g in got]
    hits = 0
    for forms in want:
        found = next((f for f in (key(form) for form in forms) if f in free), None)
        if found is not None:
            free.remove(found)
            hits += 1
    allowed = [key(e) for e in extra]
    return hits, len([f for f in free if f not in allowed]), len(want) - hits


def compare_list(field: str, got: Sequence[Any], want: Labelled) -> tuple[int, int, int]:
    """Give the best of the lists that count as right."""
    if field in want.optional and not got:
        return 0, 0, 0
    options = [want.lists.get(field, []), *want.splits.get(field, [])]
    return min((_matched(field, got, o, want.extra.get(field, ())) for o in options), key=lambda t: t[1] + t[2])


def text_right(field: str, got: object, want: Labelled) -> bool:
    """Alike one of the accepted texts, or short and with one of them inside."""
    accepted = want.texts[field]
    text = fold(got)
    short = len(text) <= 1.5 * max(len(fold(a)) for a in accepted) + 60
    if field in want.parts:
        return short and all(fold(p) in text for p in want.parts[field])
    return any(alike(text, a) or (short and fold(a) in text) for a in accepted)


def compare(got: dict[str, Any], want: Labelled) -> Tally:
    """One entry, field by field."""
    out: Tally = {f: [0, 0, 0] for f in FIELDS}
    out["entries"][0] = 1
    for field in LISTS:
        out[field] = list(compare_list(field, got[field], want))
    for field in TEXTS:
        if got[field] and field in want.texts:
            right = text_right(field, got[field], want)
            out[field] = [int(right), int(not right), int(not right)]
        elif field not in want.optional:
            out[field] = [0, int(bool(got[field])), int(field in want.texts)]
    right = got["api"] in want.api
    out["api"] = [int(right), int(not right), int(not right)]
    return out


def _pairs(
    got: list[dict[str, Any]], truth: list[Labelled]
) -> tuple[list[dict[str, Any] | None], list[dict[str, Any]]]:
    free = list(got)
    out: list[dict[str, Any] | None] = []
    for want in truth:
        found = next((g for n in want.names for g in free if fold(g["name"]) == fold(n)), None)
        found = found or next((g for n in want.names for g in free if alike(g["name"], n)), None)
        if found is None and want.kind == "c":
            found = next((g for g in free if g["kind"] == "c"), None)
        if found is not None:
            free.remove(found)
        out.append(found)
    return out, free


def score(plain: dict[str, Any], truth: list[Labelled]) -> Tally:
    """Give a whole document."""
    got = entries_read(plain)
    total: Tally = {f: [0, 0, 0] for f in FIELDS}
    pairs, free = _pairs(got, truth)
    for want, found in zip(truth, pairs, strict=True):
        add(total, compare(found, want) if found is not None else _missed(want))
    own = {g["kind"] for g in got} - {"c"}
    total["entries"][1] += len([g for g in free if g["kind"] == "r" or (g["kind"] == "s" and "r" not in own)])
    return total


def _missed(want: Labelled) -> Tally:
    out: Tally = {f: [0, 0, 0] for f in FIELDS}
    out["entries"][2] = out["api"][2] = 1
    for field in LISTS:
        out[field][2] = 0 if field in want.optional else len(want.lists.get(field, []))
    for field in TEXTS:
        out[field][2] = int(field in want.texts)
    return out


def add(total: Tally, one: Tally) -> None:
    for field, counts in one.items():
        total[field] = [a + b for a, b in zip(total[field], counts, strict=True)]


def f1(counts: Sequence[int]) -> float | None:
    """None where there was nothing to find and nothing was found."""
    right, extra, missed = counts
    return 2 * right / (2 * right + extra + missed) if right + extra + missed else None


def mean(total: Tally) -> float:
    """Give the mean of the fields that had anything in them."""
    scored = [v for v in map(f1, total.values()) if v is not None]
    return sum(scored) / len(scored) if scored else 1.0


def differences(plain: dict[str, Any], truth: list[Labelled]) -> list[tuple[str, str, object, object]]:
    """Tell what differs: (field, entry, what stands there, what was read)."""
    pairs, free = _pairs(entries_read(plain), truth)
    out: list[tuple[str, str, object, object]] = []
    for want, found in zip(truth, pairs, strict=True):
        name = want.names[0]
        if found is None:
            out.append(("entries", name, name, None))
            continue
        for field, (_, extra, missed) in compare(found, want).items():
            if extra or missed:
                known = want.lists.get(field) or want.texts.get(field) or (set(want.api) if field == "api" else None)
                stands = [forms[0] for forms in known] if isinstance(known, list) else known
                out.append((field, name, stands, found[field]))
    return out + [("entries", g["name"], None, g["name"]) for g in free if g["kind"] != "c"]
