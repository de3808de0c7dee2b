"""What `check` finds in a document, beside what it finds in the description file that `import` makes of it.

"The same by entry": each rule of the groups KL1, KL3, KL4 and KL8 is reported as many times at each entry (by the
entry's name; None for the whole description), and the file that was written has no fault of form (KL0). Places,
messages and whether a finding is only likely may differ: a file has other places, and a page is read with doubt.

`python -m tests.generate.imported 95000 95300 txt docx html xlsx` does it for the pages of unseen seeds.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kuvauslint.cli.importing import as_yaml
from kuvauslint.describe.carried import carried
from kuvauslint.describe.export import in_language
from kuvauslint.engine.judge import describe
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.model.finding import Finding
from kuvauslint.readers.formats import read
from kuvauslint.reporters.imported import comments
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

JUDGED = re.compile(r"KL[1348]")
NO_DESCRIPTION = ("KL001", "KL002", "KL007", "KL008")
TODAY = date(2026, 11, 22)


class Differences(NamedTuple):
    """(rule, entry) that only the document has, that only the file has, and the faults of form of the file."""

    only_document: list[tuple[str, str | None]]
    only_file: list[tuple[str, str | None]]
    faults: list[str]


SAME = Differences([], [], [])


def imported(source: Source) -> str | None:
    """The description file that `import` makes of a document; None where it refuses it."""
    description = describe(read(source))
    if description is None:
        return None
    if any(one.rule in NO_DESCRIPTION for one in (*description.document.problems, *description.problems)):
        return None
    made = carried(description)
    lines = comments(description, made, description.language)
    return as_yaml(in_language(made.data, description.language), lines)


def compared(source: Source, today: date = TODAY, organisation_type: str | None = None) -> Differences | None:
    """How the findings of a document and of the file made of it differ; None where there is no description in it."""
    text = imported(source)
    if text is None:
        return None
    options = Options(Choice("strict"), today, organisation_type, digests=False, fixes=False)
    before = lint([source], rulebook(), options).findings
    after = lint([Source("imported.kuvaus.yaml", text.encode(), "yaml")], rulebook(), options).findings
    one, other = by_entry(before), by_entry(after)
    faults = [f"{finding.rule} {finding.path}" for finding in after if finding.rule.startswith("KL0")]
    return Differences(_listed(one - other), _listed(other - one), faults)


def by_entry(findings: tuple[Finding, ...]) -> Counter[tuple[str, str | None]]:
    """How often each rule of the groups is reported at each entry."""
    return Counter((finding.rule, finding.entry) for finding in findings if JUDGED.match(finding.rule))


def _listed(counted: Counter[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    return sorted(counted.elements(), key=str)


def pages(seeds: range, kind: str) -> Iterator[tuple[str, Source]]:
    """Generated pages of all families in a format, with what they are called."""
    from tests.generate.families import FAMILIES
    from tests.generate.formats import write
    from tests.generate.reading import KINDS, families_for, page_of

    for seed in seeds:
        family, lang, lines, _ = page_of(seed, families_for(kind, list(FAMILIES)), ["fi", "sv", "en"])
        name = f"{seed}-{family}-{lang}.{kind}"
        yield name, Source(name, write(lines, kind, seed), KINDS.get(kind, kind))


def main() -> None:
    """Tell the differences in the pages of a range of seeds, format by format."""
    first, last, *kinds = sys.argv[1:]
    for kind in kinds:
        count = differing = 0
        for name, source in pages(range(int(first), int(last)), kind):
            found = compared(source)
            count += 1
            if found not in (SAME, None):
                differing += 1
                sys.stdout.write(f"{name}: {found}\n")
        sys.stdout.write(f"{kind}: {differing} of {count} pages differ\n")


if __name__ == "__main__":
    main()
