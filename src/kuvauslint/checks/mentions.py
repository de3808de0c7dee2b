"""Where a description speaks of what the dated facts name: acts, bodies, duties."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kuvauslint.vocabulary import facts

if TYPE_CHECKING:
    from datetime import date

    from kuvauslint.checks.hit import Subject, TextAt
    from kuvauslint.model.description import Description
    from kuvauslint.model.place import Place
    from kuvauslint.vocabulary.words import Match

# Prose that is not the organisation's own word about itself.
NOT_OWN = ("statute", "navigation")


class Mention(NamedTuple):
    """A term in a text of the description."""

    text: TextAt
    match: Match

    def place(self) -> Place:
        """Where it stands."""
        return self.text.place(self.match.start, self.match.end)

    def plain(self, today: date) -> bool:
        """Whether it is spoken of as present, in own words and not inside an address."""
        from kuvauslint.vocabulary.context import judge

        if self.text.role in NOT_OWN or in_address(self.text.text, self.match.start, self.match.end):
            return False
        return judge(self.text.text, self.match.start, self.match.end, today).plain


def mentions(subject: Subject, *groups: str) -> list[Mention]:
    """The terms of those groups, in reading order; all groups are found in one pass and remembered."""

    def look_up(_: Description) -> tuple[Mention, ...]:
        lexicon = facts.lexicon()
        return tuple(Mention(text, match) for text in subject.texts() for match in lexicon.find(text.text))

    return [mention for mention in subject.once("mentions", look_up) if mention.match.term.group in groups]


def in_address(text: str, start: int, end: int) -> bool:
    """Whether [start:end] is a part of a web or e-mail address."""
    before, after = text[start - 1 : start], text[end : end + 2]
    return before in ("@", "/", ".", "_") or (after[:1] in (".", "@") and after[1:].isalnum())
