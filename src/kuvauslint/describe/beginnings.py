"""What the first words under a heading say of it: that it is the preamble, or the case register."""

from __future__ import annotations

from kuvauslint.describe.cues import is_on_description, register_told
from kuvauslint.describe.lines import is_sentence, repository_name
from kuvauslint.describe.register_names import is_case_register
from kuvauslint.describe.sections import Section
from kuvauslint.describe.spans import sentences

LONGEST_OPENING = 4000  # characters of the first paragraph of an entry


def begins_on_description(part: Section) -> bool:
    """Whether a heading stands over the preamble: what comes first below it speaks of the description itself."""
    if part.pairs or part.name is None or repository_name(part.name.text) == "strong":
        return False
    first = next((line for line in part.lines if line.kind != "row"), None)
    if first is None or first.kind != "paragraph" or first.label is not None or first.pairs:
        return False
    told = next(iter(sentences(first.span)), first.span)
    return is_sentence(told.text) and is_on_description(told.text)


def says_register(part: Section) -> bool:
    """Whether an entry under another name begins by saying that it is the case register of the whole body."""
    first = next((line for line in part.lines if line.kind != "row"), None)
    if first is None or first.label is not None or first.pairs or len(first.text) > LONGEST_OPENING:
        return False
    told = register_told(next(iter(sentences(first.span)), first.span))
    return told is not None and told.systems is None and is_case_register(told.name.text)
