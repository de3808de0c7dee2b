"""The word lists, read once, and the little inflection that Finnish sentences need."""

from __future__ import annotations

import functools
import pathlib
import re
from typing import Any

import yaml

HERE = pathlib.Path(__file__).parent / "words"
LANGUAGES = ("fi", "sv", "en")


@functools.cache
def load(name: str) -> Any:
    """One word list as plain values."""
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def topics(lang: str, kind: str) -> list[dict[str, Any]]:
    """Give the fields of work that a body of this kind (k, v, y) may have."""
    return [t for t in load(f"topics.{lang}")["topics"] if not t["by"] or kind in t["by"]]


def labels(lang: str) -> Any:
    return load(f"labels.{lang}")


def frames(lang: str) -> Any:
    return load(f"frames.{lang}")


def upper_first(text: str) -> str:
    """Give the text as it begins a line; "ePalaute" keeps its small letter."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Give the text as it goes on inside a sentence; abbreviations keep their capitals."""
    return text if text[1:2].isupper() or text[1:2] in "-36" else text[:1].lower() + text[1:]


def illative(purpose: str) -> str:
    """Give a Finnish noun phrase of doing: järjestäminen -> järjestämiseen."""
    text = re.sub(r"minen\b", "miseen", lower_first(purpose))
    return re.sub(
        r"(hallinnointi|kehittämi|yhteydenpito)\b", lambda m: m[1] + ("in" if m[1].endswith("i") else "on"), text
    )


def partitive(purpose: str) -> str:
    """Give a Finnish noun phrase of doing: järjestäminen -> järjestämistä."""
    text = re.sub(r"\w+minen\b", _with_harmony, lower_first(purpose))
    return re.sub(r"(hallinnointi|yhteydenpito)\b", r"\1a", text)


def _with_harmony(found: re.Match[str]) -> str:
    """Give the ending agrees with the vowels of the stem: tukemista, järjestämistä."""
    stem = found[0].removesuffix("nen")
    return stem + ("sta" if re.search("[aou]", stem) else "stä")


def system_case(name: str, ending: str) -> str:
    """Give a system in the illative (ään) or inessive (ssä); a product name takes "-järjestelmä"."""
    stem = name if name.endswith("järjestelmä") else f"{name}-järjestelmä"
    return stem + ending
