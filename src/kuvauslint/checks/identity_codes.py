"""Personal identity codes that could be somebody's; what is found is never shown.

Century signs: + for the 1800s, - and since 2023 also Y X W V U for the 1900s, A and since 2023 also
B C D E F for the 2000s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from kuvauslint.checks.hit import Hit, Subject, TextAt
from kuvauslint.checks.scan import MOST, whole_texts
from kuvauslint.model.node import Node, Path
from kuvauslint.vocabulary.patterns import pattern, terms

CODE = re.compile(r"(?<![\w-])(\d\d)(\d\d)(\d\d)([-+\u2013A-FU-Y])(\d{3})([0-9A-Y])(?![\w-])", re.IGNORECASE)
CENTURIES = dict.fromkeys("+", 1800) | dict.fromkeys("-\u2013YXWVU", 1900) | dict.fromkeys("ABCDEF", 2000)
CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
FIRST, LAST = 2, 899  # individual numbers of people; 900 to 999 are temporary and test codes
NEAR = 60  # characters before a code in which a word for an example is looked for
MASK = "******-****"


def codes(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every code with a true date, a person's number and the right check character, but no specimen told as one."""
    del node
    if not CODE.search(subject.folded_text()):
        return
    seen: set[tuple[object, ...]] = set()  # where they begin
    texts = (*subject.texts(), *whole_texts(subject))
    # a value taken out of its sentence has lost the word that tells it as an example
    specimens = {
        (match[0], _owner(text))
        for text in texts
        for match in islice(CODE.finditer(text.text), MOST)
        if _is_specimen(text.text, match)
    }
    for text in texts:
        for match in islice(CODE.finditer(text.text), MOST):
            if valid(match, subject.today) and (match[0], _owner(text)) not in specimens:
                at = text.place(match.start(), match.end())
                if at.order() not in seen:
                    seen.add(at.order())
                    yield Hit(at, {"masked": MASK}, text.entry, text.field, secret=True)


def _owner(text: TextAt) -> Path | None:
    return text.entry.path if text.entry is not None else None


def _is_specimen(text: str, match: re.Match[str]) -> bool:
    """Whether a code is a well-known example, and told as one: a letter about somebody may bear it too."""
    if match[0].lower().replace("\u2013", "-") not in terms("security", "specimen_codes"):
        return False
    before = text[max(0, match.start() - NEAR) : match.start()]
    return pattern("security", "specimen_told").search(before) is not None


def valid(match: re.Match[str], today: date) -> bool:
    """Whether the parts make a code that a person born by `today` can have."""
    day, month, year, sign, number, check = match.groups()
    try:
        born = date(CENTURIES[sign.upper()] + int(year), int(month), int(day))
    except ValueError:
        return False
    right = CHECK[int(day + month + year + number) % 31]
    return born <= today and FIRST <= int(number) <= LAST and check.upper() == right
