"""Mutation testing of checks/ and describe/: `mutation.py [--sample 300] [--seed 1] [--only MUTANT …] [--within describe.table …]`.

mutmut makes the mutants (`[tool.mutmut]` in pyproject.toml says of which files); this draws a sample of
them by seed, as many of each package as its share, and runs for each the tests that run the mutated
statement. All in one process that has imported and collected everything: a mutant is a fork of it in
which the code of one function is another. A mutant is killed by a test that fails, or by taking too
long. Tests that fail without a mutant are told of and left out.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import importlib
import json
import os
import re
import resource
import signal
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from types import FunctionType
from typing import Any, NamedTuple
from zlib import crc32

import pytest

ROOT = Path(__file__).parent.parent
# Where what mutmut made of a file is kept, for it takes its time.
MADE = ROOT / "mutants"
PACKAGES = ("checks", "describe")
TESTS = (
    "tests/checks", "tests/describe", "tests/test_rule_examples.py",
    "tests/test_published_texts.py", "tests/test_gaps.py", "tests/test_told.py", "tests/test_examples.py",
    "tests/publish/test_round_trip.py",
)  # fmt: skip
# Tests of time or of what is installed say nothing of a mutant.
LEFT_OUT = ("test_cost_is_linear", "linear")
HYPOTHESIS_EXAMPLES = 12
# A test may take this many times the CPU time that it takes without a mutant, and some seconds more.
TIMES, SECONDS = 5, 3
# And as it may wait for others that use the machine, this many times that on the clock.
WAITING = 20
MEMORY = 3 << 30
RANK = {"survived": 0, "untested": 1}


class Mutant(NamedTuple):
    """One mutant: `name` is mutmut's, `of` the path to the function in its module, `source` the mutated function."""

    name: str
    module: str
    of: tuple[str, ...]
    source: str
    original: str
    line: int

    @property
    def package(self) -> str:
        """The package it is in, checks or describe."""
        return self.module.split(".")[1]

    @property
    def path(self) -> str:
        """Its file, from the top of the checkout."""
        return f"src/{self.module.replace('.', '/')}.py"

    def diff(self) -> str:
        """What is other in the mutant, with where the function is."""
        path = f"{self.path}:{self.line}"
        lines = difflib.unified_diff(
            self.original.splitlines(), self.source.splitlines(), path, self.name, "", "", 1, ""
        )
        return "\n".join(lines)


class Seen(NamedTuple):
    """What a test did without a mutant: whether it passed, its CPU seconds, the lines it ran by file (a bit each)."""

    passed: bool
    seconds: float
    lines: dict[str, int]


class Outcome(NamedTuple):
    """What became of a mutant; `by` the test that killed it, `tests` how many could see it."""

    mutant: Mutant
    status: str
    by: str
    tests: int
    seconds: float


def stamp_of(paths: Iterable[Path]) -> int:
    """A number that is another when one of the files has changed."""
    stamp = 0
    for path in paths:
        stamp = crc32(f"{path} {crc32(path.read_bytes())}".encode(), stamp)
    return stamp


def everything_but_tests() -> int:
    """The stamp of all that a test may read beside its own module: sources, rules, examples, data and code of tests."""
    folders = (Path(name) for name in ("src", "tests", "rules", "examples"))
    every = (path for folder in folders for path in sorted(folder.rglob("*")))
    return stamp_of(
        path for path in every if path.is_file() and "__pycache__" not in path.parts and not is_test_module(path)
    )


def is_test_module(path: Path) -> bool:
    """Whether a file holds tests, which only the tests that import it can see."""
    return path.name.startswith("test_") and path.suffix == ".py"


def with_imported(path: Path) -> list[Path]:
    """A module of tests, and those that it takes something from."""
    names = re.findall(r"^from (tests[.\w]*\.test_\w+) import", path.read_text(encoding="utf-8"), re.MULTILINE)
    return [path, *(ROOT / f"{name.replace('.', '/')}.py" for name in names)]


def mutants() -> Iterator[Mutant]:
    """Every mutant that mutmut makes of the configured files."""
    from mutmut.configuration import config
    from mutmut.mutation.file_mutation import mutate_file_contents

    for path in sorted(Path("src").rglob("*.py")):
        if config().should_mutate(path):
            code = path.read_text(encoding="utf-8")
            file = MADE / f"{path.stem}-{crc32(code.encode()):08x}.json"
            if not file.exists():
                made = mutate_file_contents(str(path), code)
                file.parent.mkdir(exist_ok=True)
                file.write_text(json.dumps([made.code, list(made.mutant_names)]), encoding="utf-8")
            yield from _of_file(path, code, *json.loads(file.read_text(encoding="utf-8")))


def _of_file(path: Path, code: str, mutated: str, names: list[str]) -> Iterator[Mutant]:
    module = ".".join(path.with_suffix("").parts[1:])
    at = {where: node.lineno for where, node in _functions(ast.parse(code))}
    lines = mutated.splitlines(keepends=True)
    found = {node.name: (where, node) for where, node in _functions(ast.parse(mutated))}
    for name in sorted(names):
        where, node = found[name]
        base = name.rpartition("__mutmut_")[0]
        own = base.rpartition("ǁ")[2] if "ǁ" in base else base.removeprefix("x_")
        of = (*where[:-1], own)
        text = _source(lines, node).replace(name, own, 1)
        original = f"{base}__mutmut_orig"
        yield Mutant(
            f"{module}.{name}", module, of, text, _source(lines, found[original][1]).replace(original, own, 1), at[of]
        )


def _functions(tree: ast.Module) -> Iterator[tuple[tuple[str, ...], ast.FunctionDef]]:
    """The functions of a module and the methods of its classes, by the names that lead to them."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield (node.name,), node
        elif isinstance(node, ast.ClassDef):
            yield from (((node.name, one.name), one) for one in node.body if isinstance(one, ast.FunctionDef))


def _source(lines: list[str], node: ast.FunctionDef) -> str:
    return textwrap.dedent("".join(lines[node.lineno - 1 : node.end_lineno]))


def drawn(all_mutants: list[Mutant], size: int, seed: int) -> list[Mutant]:
    """As many mutants of each package as its share of all.

    Each mutant has a lot of its own, of its name and the seed, so that a change of one module does
    not draw the sample of the others anew.
    """

    def lot(mutant: Mutant) -> bytes:
        return blake2b(f"{seed} {mutant.name}".encode(), digest_size=8).digest()

    sample: list[Mutant] = []
    for package in PACKAGES:
        own = sorted((one for one in all_mutants if one.package == package), key=lot)
        sample += own[: round(size * len(own) / len(all_mutants))]
    return sorted(sample, key=lot)


def is_within(mutant: Mutant, names: list[str]) -> bool:
    """Whether a mutant is of one of these modules or packages, named without "kuvauslint."."""
    own = mutant.module.removeprefix("kuvauslint.")
    return own in names or mutant.package in names


def code_of(mutant: Mutant) -> FunctionType:
    """The mutated function, made in the names of its module."""
    module = importlib.import_module(mutant.module)
    tree = ast.parse(f"from __future__ import annotations\n{mutant.source}")
    names = dict(vars(module))
    exec(compile(tree, str(module.__file__), "exec"), names)
    made: Any = names[mutant.of[-1]]
    return made.__func__ if isinstance(made, (staticmethod, classmethod)) else made


def original_of(mutant: Mutant) -> FunctionType:
    """The function that is mutated, below its decorators."""
    found: Any = importlib.import_module(mutant.module)
    for name in mutant.of:
        found = vars(found)[name]
    while not isinstance(found, FunctionType):
        found = found.__func__ if isinstance(found, (staticmethod, classmethod)) else found.__wrapped__
    return found


def put_in(mutant: Mutant) -> None:
    """Let every use of the function, by whatever name, run the mutated code; forget what the original made."""
    original, made = original_of(mutant), code_of(mutant)
    original.__code__ = made.__code__
    original.__defaults__, original.__kwdefaults__ = made.__defaults__, made.__kwdefaults__
    forget()


def forget() -> None:
    """Empty the caches of the layers that the mutants are in or that build on them."""
    sentences = sys.modules.get("kuvauslint.checks.sentences")
    if sentences is not None:
        sentences._last = None
    for name, module in list(sys.modules.items()):
        if name.startswith(("kuvauslint.checks", "kuvauslint.describe", "kuvauslint.engine")):
            for holder in (module, *(one for one in vars(module).values() if isinstance(one, type))):
                for value in list(vars(holder).values()):
                    clear = getattr(getattr(value, "__func__", value), "cache_clear", None)
                    if clear:
                        clear()


def in_child(work: Callable[[], Any]) -> Any:
    """What work gives in a fork of this process; None where the process died."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            with os.fdopen(writing, "w") as pipe:
                json.dump(work(), pipe)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return json.loads(told) if told else None


def passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    """Whether a test passes (or is skipped)."""
    from _pytest.runner import runtestprotocol

    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def what_runs_what(items: list[pytest.Item]) -> list[Seen]:
    """For each test whether it passes without a mutant, its seconds, and the lines that it runs."""
    from coverage import Coverage

    folders = [str(ROOT / "src" / "kuvauslint" / package / "*") for package in PACKAGES]
    coverage = Coverage(data_file=None, include=folders, config_file=False)
    coverage.start()
    out = []
    for number, item in enumerate(items):
        forget()
        coverage.switch_context(str(number))
        began = time.process_time()
        passed = passes(item, None)
        out.append(Seen(passed, time.process_time() - began, {}))
    coverage.stop()
    data = coverage.get_data()
    for file in data.measured_files():
        path = str(Path(file).relative_to(ROOT))
        for line, contexts in data.contexts_by_lineno(file).items():
            for context in filter(None, contexts):
                ran = out[int(context)].lines
                ran[path] = ran.get(path, 0) | 1 << line
    return out


def what_is_seen(items: list[pytest.Item]) -> list[Seen]:
    """The same, of a module of tests from an earlier run where neither it nor anything beside the tests has changed."""
    beside = everything_but_tests()
    modules: dict[Path, list[pytest.Item]] = {}
    for item in items:
        modules.setdefault(item.path, []).append(item)
    files = {path: MADE / f"seen-{path.stem}-{stamp_of(with_imported(path)) ^ beside:08x}.json" for path in modules}
    seen: dict[str, Seen] = {}
    for file in files.values():
        if file.exists():
            seen |= {name: Seen(*one) for name, one in json.loads(file.read_text(encoding="utf-8")).items()}
    new = {path for path, own in modules.items() if any(item.nodeid not in seen for item in own)}
    wanted = [item for item in items if item.path in new]
    measured = in_child(partial(what_runs_what, wanted)) if wanted else []
    seen |= {item.nodeid: Seen(*one) for item, one in zip(wanted, measured, strict=True)}
    for path in new:
        files[path].write_text(json.dumps({item.nodeid: seen[item.nodeid] for item in modules[path]}), encoding="utf-8")
    return [seen[item.nodeid] for item in items]


def lines_of(mutant: Mutant) -> range:
    """The lines of the statement that is changed, as they are in the source; of a compound one, its head."""
    pairs = zip(mutant.original.splitlines(), mutant.source.splitlines(), strict=False)
    changed = mutant.line + next((number for number, (old, new) in enumerate(pairs) if old != new), 0)
    tree = ast.parse(Path(mutant.path).read_text(encoding="utf-8"))
    around = [n for n in ast.walk(tree) if isinstance(n, ast.stmt) and n.lineno <= changed <= (n.end_lineno or 0)]
    own = min(around, key=lambda n: (n.end_lineno or 0) - n.lineno)
    body = getattr(own, "body", None)
    headed = body and not isinstance(own, (ast.FunctionDef, ast.ClassDef))
    return range(own.lineno, max(own.lineno + 1, body[0].lineno) if headed else (own.end_lineno or 0) + 1)


def sees(mutant: Mutant, item: pytest.Item) -> bool:
    """Whether a test that runs the mutated statement is worth its time.

    The examples of a rule are run by every rule, so nearly all of them call nearly all checks: those
    of the rules whose check is in the mutated module are run, and all of test_told.py, where a rule
    runs alone. What is read out of a text is seen better before the rules have judged it.
    """
    name = item.nodeid
    if mutant.package == "describe":
        return "test_told" not in name and "test_published_texts.py" not in name
    if name.startswith("tests/test_rule_examples.py"):
        rule = item.callspec.params["rule"]  # type: ignore[attr-defined]
        return bool(rule.check.split(".")[0] == mutant.module.rpartition(".")[2])
    return not name.startswith("tests/test_published_texts.py")


def judge(mutant: Mutant, tests: list[tuple[float, pytest.Item]]) -> tuple[str, str]:
    """(status, the test that killed it) of a mutant in this process, which ends where a test takes too long."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    put_in(mutant)
    following = [item for _, item in tests[1:]]
    for (took, item), after in zip(tests, [*following, None], strict=True):
        limit = SECONDS + TIMES * took
        signal.setitimer(signal.ITIMER_PROF, limit)
        signal.setitimer(signal.ITIMER_REAL, WAITING * limit)
        if not passes(item, after):
            return "killed", item.nodeid
    return "survived", ""


class Run:
    """The tests, collected once, and what became of each mutant."""

    def __init__(self, sample: list[Mutant], tests: Sequence[str], told: Callable[[Outcome], None]) -> None:
        self.sample = sample
        self.tests = tests
        self.told = told
        self.failing: list[str] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Few examples of each property, the same ones every time."""
        from hypothesis import settings

        items[:] = [item for item in items if not any(part in item.name for part in LEFT_OUT)]
        for item in items:
            function = getattr(item, "obj", None)
            own = getattr(function, "_hypothesis_internal_use_settings", None)
            if own is not None:
                few = min(own.max_examples, HYPOTHESIS_EXAMPLES)
                function._hypothesis_internal_use_settings = settings(
                    own, max_examples=few, derandomize=True, database=None, deadline=None
                )

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests once as they are, then the mutants."""
        items = session.items
        known = what_is_seen(items)
        self.failing = [item.nodeid for item, one in zip(items, known, strict=True) if not one.passed]
        for mutant in self.sample:
            began = time.monotonic()
            lines = sum(1 << line for line in lines_of(mutant))
            able = [n for n, one in enumerate(known) if one.passed and one.lines.get(mutant.path, 0) & lines]
            order = sorted((known[number].seconds, number) for number in able if sees(mutant, items[number]))
            tests = [(took, items[number]) for took, number in order]
            status, by = "untested", ""
            if tests:
                status, by = in_child(partial(judge, mutant, tests)) or ("killed", "(time)")
            self.told(Outcome(mutant, status, by, len(tests), time.monotonic() - began))
        return True


def warm() -> None:
    """Read the vocabulary and the rules once, so that no fork has to."""
    from datetime import date

    from kuvauslint.engine.pipeline import Options, lint
    from kuvauslint.model.document import Source
    from kuvauslint.rulebook.book import Choice
    from kuvauslint.rulebook.compiled import rulebook

    for path in (*sorted(Path("tests/texts").glob("*.txt"))[:4], *sorted(Path("examples").glob("*.yaml"))):
        kind = "yaml" if path.suffix == ".yaml" else "text"
        lint([Source(path.name, path.read_bytes(), kind)], rulebook(), Options(Choice("strict"), date(2026, 11, 22)))
    forget()


def table(outcomes: list[Outcome]) -> Iterator[str]:
    """Lines of a Markdown table: a row a package, and both."""
    yield "| package | mutants | killed | of them by time | survived | without a test | score |"
    yield "|---|---|---|---|---|---|---|"
    for name in (*PACKAGES, "both"):
        own = [one for one in outcomes if name in ("both", one.mutant.package)]
        count = Counter(one.status for one in own)
        late = sum(one.by == "(time)" for one in own)
        score = f"{count['killed'] / len(own):.1%}" if own else ""
        yield f"| {name} | {len(own)} | {count['killed']} | {late} | {count['survived']} | {count['untested']} | {score} |"


def _written(outcomes: Iterable[Outcome]) -> str:
    return "".join(
        json.dumps({"mutant": one.mutant.name, "status": one.status, "by": one.by, "seconds": round(one.seconds, 2)})
        + "\n"
        for one in outcomes
    )


def main() -> int:
    """Draw, run, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", help="these mutants and no others, in this order")
    parser.add_argument(
        "--within", nargs="+", help="draw from these modules only (describe.table) or packages (checks)"
    )
    parser.add_argument(
        "--tests", nargs="+", default=TESTS, help="these tests only, to see what they kill by themselves"
    )
    parser.add_argument("--write", type=Path, help="a file for one JSON line a mutant")
    asked = parser.parse_args()
    os.chdir(ROOT)
    began = time.monotonic()
    every = [one for one in mutants() if not asked.within or is_within(one, asked.within)]
    known = {one.name: one for one in every}
    sample = [known[name] for name in asked.only] if asked.only else drawn(every, asked.sample, asked.seed)
    print(f"{len(every)} mutants in all, {len(sample)} drawn with seed {asked.seed}", flush=True)
    outcomes: list[Outcome] = []

    def told(outcome: Outcome) -> None:
        outcomes.append(outcome)
        print(
            f"{len(outcomes):4} {outcome.status:8} {outcome.seconds:5.1f} s  {outcome.mutant.name}  {outcome.by}",
            flush=True,
        )
        if outcome.status in RANK:
            print(textwrap.indent(outcome.mutant.diff(), "      "), flush=True)

    warm()
    run = Run(sample, asked.tests, told)
    pytest.main(["-q", "-x", "-q", "-p", "no:cacheprovider", *asked.tests], plugins=[run])
    if asked.write:
        asked.write.write_text(_written(outcomes), encoding="utf-8")
    if run.failing:
        print(f"\n{len(run.failing)} tests fail without a mutant and were left out:", *run.failing, sep="\n  ")
    print("", *table(outcomes), sep="\n")
    print(
        f"\n{time.monotonic() - began:.0f} s, {sum(one.seconds for one in outcomes) / max(1, len(outcomes)):.1f} s a mutant"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
