"""`--online`: pages read from the web, and links that are asked whether they lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from kuvauslint.checks.hit import Subject
from kuvauslint.checks.links import addresses
from kuvauslint.cli.console import complain
from kuvauslint.engine.judge import describe
from kuvauslint.engine.pipeline import Options
from kuvauslint.errors import UsageError
from kuvauslint.model.document import Source, Unread, is_web_address
from kuvauslint.online.address import NotAsked, parsed
from kuvauslint.online.page import checked_links, page
from kuvauslint.online.visitor import Visitor
from kuvauslint.readers.formats import read
from kuvauslint.rulebook.compiled import rulebook

_DEAD_LINK = "KL205"


def visitor_of(paths: Iterable[str]) -> Visitor:
    """A visitor that may ask the hosts in the paths, and of all others only what is public.

    Raises UsageError for an address that is none.
    """
    named = set()
    for path in paths:
        if is_web_address(path):
            try:
                named.add(parsed(path).endpoint)
            except NotAsked as why:
                raise UsageError(f"{path}: {why}") from None
    return Visitor(frozenset(named))


def fetching(visitor: Visitor) -> Callable[[str], Source]:
    """What reads a page for an address; what there is to tell of it goes to standard error."""

    def fetch(address: str) -> Source:
        try:
            found = page(address, visitor)
        except NotAsked as why:
            raise UsageError(f"{address}: {why}") from None
        for line in found.told:
            complain(line)
        return found.source

    return fetch


def with_answers(sources: Iterable[Source | Unread], options: Options, visitor: Visitor) -> Options:
    """The options with what servers say of the links in the sources, where the rule on dead links is to run."""
    if _DEAD_LINK not in {rule.id for rule in rulebook().chosen(options.choice)}:
        return options
    answers, left = checked_links(_addresses(sources), visitor)
    if left:
        complain(f"{left} links were not tried: there are more than {visitor.limits.links}, or the time was over")
    settings = options.project.settings
    own = {**settings.get(_DEAD_LINK, {}), "links": answers}
    return options._replace(project=options.project._replace(settings={**settings, _DEAD_LINK: own}))


def _addresses(sources: Iterable[Source | Unread]) -> Iterator[str]:
    for source in sources:
        if isinstance(source, Source):
            for one in (source, *source.attached):
                description = describe(read(one))
                if description is not None:
                    yield from addresses(Subject(description, date.min, memo={}))
