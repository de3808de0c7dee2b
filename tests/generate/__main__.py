"""`python -m tests.generate --count 500 --seed 7 --formats txt,html --families all --show-failures 5`."""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
from typing import TYPE_CHECKING

from tests.generate.families import FAMILIES
from tests.generate.formats import FORMATS, write
from tests.generate.printed import printed, run_printed, unprintable
from tests.generate.reading import Case, families_for, missing, page_of, read_back, run
from tests.generate.score import add, f1, mean
from tests.generate.truth import FIELDS
from tests.generate.wordlists import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.generate", description="Generated descriptions, read back and scored."
    )
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1, help="the first seed; the next documents take the next seeds")
    parser.add_argument("--formats", default="txt", help="of " + ",".join((*FORMATS, "pdf")))
    parser.add_argument("--families", default="all")
    parser.add_argument("--langs", default=",".join(LANGUAGES))
    parser.add_argument("--rare", type=float, default=0.15, help="share of documents with labels no collected page has")
    parser.add_argument("--show-failures", type=int, default=5)
    parser.add_argument(
        "--write", metavar="DIR", help="write the one document of --seed, its truth and what is read of it"
    )
    parser.add_argument(
        "--explain", metavar="FIELD", help="show what stands and what was read, for this field, or for all"
    )
    return parser.parse_args()


def main() -> int:
    args = arguments()
    families = list(FAMILIES) if args.families == "all" else args.families.split(",")
    kinds, langs = args.formats.split(","), args.langs.split(",")
    unknown = {*families} - {*FAMILIES} | {*kinds} - {*FORMATS, "pdf"} | {*langs} - {*LANGUAGES}
    if unknown:
        sys.exit(f"unknown: {', '.join(sorted(unknown))}")
    if args.write:
        write_one(args, kinds, families, langs)
        return 0
    absent = {kind: unprintable() if kind == "pdf" else missing(kind) for kind in kinds}
    for kind, why in absent.items():
        if why:
            print(f"{kind} left out: {why}", file=sys.stderr)
    kinds = [k for k in kinds if families_for(k, families) and not absent[k]]
    if not kinds:
        return 2
    seeds = [(args.seed + i, kinds[i % len(kinds)]) for i in range(args.count)]
    cases = [run(seed, kind, families, langs, args.rare) for seed, kind in seeds if kind != "pdf"]
    cases += run_printed([seed for seed, kind in seeds if kind == "pdf"], families, langs, args.rare)
    for title, key in (("family", lambda c: c.family), ("format", lambda c: c.kind), ("language", lambda c: c.lang)):
        table(title, cases, key)
    failures(cases, args.show_failures)
    explain(cases, args.explain, args.show_failures)
    return 0


def table(title: str, cases: Iterable[Case], key: Callable[[Case], str]) -> None:
    """F1 by field, one row for each key and one for all."""
    groups: dict[str, list[Case]] = {}
    for case in cases:
        groups.setdefault(key(case), []).append(case)
    print(f"{title:9} {'n':>4} {'mean':>6} " + " ".join(f"{f[:8]:>8}" for f in FIELDS))
    for name in sorted(groups):
        _row(name, groups[name])
    _row("all", [c for members in groups.values() for c in members])
    print()


def _row(name: str, cases: list[Case]) -> None:
    total = {f: [0, 0, 0] for f in FIELDS}
    for case in cases:
        add(total, case.tally)
    shown = ["-" if v is None else f"{v:.3f}" for v in (f1(total[f]) for f in FIELDS)]
    print(f"{name:9} {len(cases):4} {mean(total):6.3f} " + " ".join(f"{v:>8}" for v in shown))


def failures(cases: list[Case], count: int) -> None:
    """Give the crashes, then the worst documents, with what reproduces them."""
    for case in [c for c in cases if c.error][:count]:
        print(f"crash: --seed {case.seed} --formats {case.kind} ({case.family} {case.lang}): {case.error}")
    for case in sorted(cases, key=lambda c: mean(c.tally))[:count]:
        wrong = ", ".join(f"{f} {v:.2f}" for f in FIELDS if (v := f1(case.tally[f])) is not None and v < 1)
        print(f"{mean(case.tally):.3f} --seed {case.seed} --formats {case.kind} ({case.family} {case.lang}): {wrong}")


def explain(cases: list[Case], field: str | None, count: int) -> None:
    """Show differences of a field, one a document, so that many kinds are seen."""
    shown: set[tuple[int, str]] = set()
    for case, (name, entry, stands, read) in [(c, w) for c in cases for w in c.wrong if field in (w[0], "all")]:
        if (case.seed, name) not in shown and len(shown) < count:
            shown.add((case.seed, name))
            print(
                f"{case.seed} {case.kind} {case.family} {case.lang} [{entry}] {name}:\n   stands {stands}\n   read   {read}"
            )


def write_one(args: argparse.Namespace, kinds: list[str], families: list[str], langs: list[str]) -> None:
    """Give the document of a seed in each format, its truth, and what is read of it."""
    seed, folder = args.seed, pathlib.Path(args.write)
    folder.mkdir(parents=True, exist_ok=True)
    for kind in kinds:
        family, lang, lines, truth = page_of(seed, families_for(kind, families), langs, args.rare)
        data = printed({"page": write(lines, "docx", seed)})["page"] if kind == "pdf" else write(lines, kind, seed)
        (folder / f"{seed}-{family}-{lang}.{kind}").write_bytes(data)
        (folder / f"{seed}.truth.txt").write_text("\n\n".join(map(str, truth)) + "\n", encoding="utf-8")
        if not missing(kind):
            plain = read_back(f"{seed}.{kind}", kind, data)
            (folder / f"{seed}.{kind}.read.json").write_text(
                json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8"
            )
    print(*sorted(p.name for p in folder.glob(f"{seed}*")), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
