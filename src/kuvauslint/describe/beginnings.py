"""What the first words under a heading say of it: that it is the preamble, or the case register."""

from __future__ import annotations

from kuvauslint.describe.cues import defines, is_on_description, register_told, small
from kuvauslint.describe.interface import answer
from kuvauslint.describe.lines import is_plural_name, is_sentence, repository_name
from kuvauslint.describe.register_names import is_case_register
from kuvauslint.describe.sections import Section
from kuvauslint.describe.spans import sentences
from kuvauslint.vocabulary.match import undress
from kuvauslint.vocabulary.store import load

LONGEST_OPENING = 4000  # characters of the first paragraph of an entry


def begins_on_description(part: Section) -> bool:
    """Whether a heading stands over the preamble: what comes first below it speaks of the description itself."""
    if part.pairs or part.name is None:
        return False
    one = repository_name(part.name.text) == "strong" and not is_plural_name(part.name.text)
    if one and not _is_term(part.name.text):
        return False
    first = next((line for line in part.lines if line.kind != "row"), None)
    if first is None or first.kind != "paragraph" or first.label is not None or first.pairs:
        return False
    told = next(iter(sentences(first.span)), first.span)
    if _is_term(part.name.text):
        return defines(told.text)
    return is_sentence(told.text) and is_on_description(told.text)


def _is_term(name: str) -> bool:
    """Whether a heading is a term of the law and no name ("logical repository")."""
    return set(undress(name).split()) <= set(load("vocabulary/outline")["sentence_names"]["bare"])


def says_register(part: Section) -> bool:
    """Whether an entry under another name begins by saying that it is the case register of the whole body."""
    first = next((line for line in part.lines if line.kind != "row"), None)
    if first is None or first.label is not None or first.pairs or len(first.text) > LONGEST_OPENING:
        return False
    for sentence in sentences(first.span)[:2]:
        told = register_told(sentence)
        if told is not None and told.systems is None and (is_case_register(told.name.text) or _is_whole(sentence.text)):
            return True
    return False


def _is_whole(text: str) -> bool:
    """Whether a sentence says what only the register of the whole body is."""
    return any(words in small(text) for words in load("vocabulary/outline")["case_register"]["whole"])


def answers(part: Section) -> bool:
    """Whether bullets under a name say, without a label, whether data are open."""
    if part.lines[0].kind != "item":
        return False
    return any(answer(line.text, labelled=False) is not None for line in part.lines if line.kind != "row")
