"""The options of `kuvauslint check`.

A value that the configuration may say too has no default here: `given` tells what was said on the
command line or in the environment, and engine/settings.py joins it with the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from kuvauslint.cli.arguments import CONFIGURED, Run, names, origin
from kuvauslint.cli.day import as_of_option
from kuvauslint.engine.settings import Given
from kuvauslint.model.finding import LANGUAGES, LEVELS
from kuvauslint.reporters import REPORTERS
from kuvauslint.rulebook.rule import PROFILES

_F = TypeVar("_F", bound=Callable[..., Any])
_ORDER = "kuvauslint.outputs"


def run_of(values: dict[str, Any], context: click.Context) -> Run:
    """The arguments of the command, with where those came from that the configuration may say too."""
    given = {}
    for option, name in CONFIGURED.items():
        value = values.pop(option)
        source = context.get_parameter_source(option)
        if source is ParameterSource.COMMANDLINE and value not in (None, (), {}):
            given[name] = Given(value, origin(option))
        elif source is ParameterSource.ENVIRONMENT and value not in (None, (), {}):
            given[name] = Given(value, f"KUVAUSLINT_{option.upper()}", environment=True)
    forms = values.pop("output_format")
    del values["output"]  # the files, which `order` has with the formats
    order: list[tuple[str, str]] = list(context.meta.get(_ORDER, ()))
    if not any(name == "output_format" for name, _ in order):  # those of the environment come first
        order = [*(("output_format", form) for form in forms), *order]
    return Run(given, tuple(order), **values)


class OutputsCommand(click.Command):
    """A command that remembers the order of --output-format and -o, which click does not tell.

    Its help lists the options by what they are for.
    """

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options in their sections, then the others."""
        rows: dict[str, list[tuple[str, str]]] = {title: [] for title in (*SECTIONS, _OTHERS)}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
            if record is not None:
                rows[_SECTION_OF.get(param.name or "", _OTHERS)].append(record)
        for title, records in rows.items():
            with formatter.section(title):
                formatter.write_dl(records)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as every command does, after noting which -o followed which format."""
        values, _, order = self.make_parser(ctx).parse_args(list(args))
        given = {name: iter(values.get(name) or ()) for name in ("output_format", "output")}
        ctx.meta[_ORDER] = [(param.name, next(given[param.name])) for param in order if param.name in given]
        return super().parse_args(ctx, args)


def rule_names(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Rule names from repeated options and comma lists."""
    return names(value)


def severities(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    """RULE=LEVEL pairs."""
    out = {}
    for one in value:
        rule, mark, level = one.partition("=")
        if not mark or level not in LEVELS:
            raise click.BadParameter(f"{one!r} is not RULE=error, RULE=warning or RULE=info")
        out[rule] = level
    return out


def _option(*flags: str, mirrored: bool = False, **settings: Any) -> Callable[[_F], _F]:
    """An option; `mirrored` by the environment variable KUVAUSLINT_NAME."""
    if mirrored:
        settings["envvar"] = "KUVAUSLINT_" + flags[-1].lstrip("-").replace("-", "_").upper()
    return click.option(*flags, **settings)


_FILE = click.Path(dir_okay=False)
_RULES = (
    _option(
        "--select",
        multiple=True,
        callback=rule_names,
        mirrored=True,
        help="Only these rules (ids, names, prefixes, ALL).",
    ),
    _option("--extend-select", multiple=True, callback=rule_names, mirrored=True, help="These rules as well."),
    _option("--ignore", multiple=True, callback=rule_names, mirrored=True, help="Not these rules."),
    _option(
        "--profile",
        type=click.Choice(PROFILES),
        mirrored=True,
        help="law: what a statute demands; recommended (default): its readings and good practice too; strict: all.",
    ),
    _option(
        "--severity", multiple=True, callback=severities, metavar="RULE=LEVEL", help="Another severity for a rule."
    ),
    _option(
        "--fail-on", type=click.Choice(LEVELS), mirrored=True, help="The lowest severity that fails the run (error)."
    ),
    _option(
        "--fail-on-likely", is_flag=True, mirrored=True, help="Let a likely finding fail the run as a sure one does."
    ),
    _option("--exit-zero", is_flag=True, mirrored=True, help="Exit with 0 whatever is found."),
    as_of_option,
)
_CONFIGURATION = (
    _option("--config", type=_FILE, mirrored=True, help="This configuration file, and no search for one."),
    _option("--isolated", is_flag=True, mirrored=True, help="No configuration file at all."),
    _option("--show-settings", is_flag=True, help="Show the settings in force, where each came from, and stop."),
    _option("--baseline", type=_FILE, mirrored=True, help="Let through the findings that this file knows."),
    _option("--write-baseline", is_flag=True, help="Write the findings of this run to the baseline."),
    _option("--prune-baseline", is_flag=True, help="Remove from the baseline what was corrected; nothing is added."),
    _option(
        "--force-exclude", is_flag=True, mirrored=True, help="Let the configured exclude hold for named files too."
    ),
)
_FIXES = (
    _option("--fix", is_flag=True, mirrored=True, help="Correct in the files what is mechanical and certain."),
    _option(
        "--unsafe-fixes",
        is_flag=True,
        mirrored=True,
        help="Correct also what may change a meaning (with --fix or --diff).",
    ),
    _option("--diff", is_flag=True, help="Show what --fix would change, and change nothing; exit with 1 if anything."),
)
_SUBJECTS = (
    _option("--as-one", is_flag=True, mirrored=True, help="All the files are one description."),
    _option("--counterpart", type=_FILE, mirrored=True, help="The other language version of the description."),
    _option("--model", type=_FILE, mirrored=True, help="Rows of the information management model (CSV, YAML)."),
    _option(
        "--organisation-type",
        metavar="TYPE",
        mirrored=True,
        help="Type of the body, where the document does not say (kunta, kommun, municipality …).",
    ),
    _option(
        "--online",
        is_flag=True,
        mirrored=True,
        help="Read PATHS that are http(s) addresses, with their attachments, and try the links (KL205).",
    ),
    _option("--stdin-filename", metavar="NAME", help="What to call standard input; its ending tells the format."),
)
_OUTPUT = (
    _option(
        "--lang", type=click.Choice(LANGUAGES), mirrored=True, help="Language of the messages; else the document's own."
    ),
    _option(
        "--output-format",
        type=click.Choice(sorted(REPORTERS)),
        multiple=True,
        mirrored=True,
        metavar="FORMAT",
        help=f"Form of the report: {', '.join(sorted(REPORTERS))}. Else full, or github in GitHub Actions. With -o it"
        " may be repeated for several reports.",
    ),
    _option(
        "-o",
        "--output",
        type=_FILE,
        multiple=True,
        metavar="FILE",
        help="Write the report of the format before it to a file.",
    ),
    _option("--statistics", is_flag=True, help="Count the findings of each rule."),
    _option(
        "--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True, help="Colours."
    ),
    _option("--no-cache", is_flag=True, mirrored=True, help="Neither read nor write the cache."),
    _option(
        "--jobs", type=click.IntRange(0), default=0, mirrored=True, help="How many processes at most; 0 to choose."
    ),
    _option("--watch", is_flag=True, help="Run again whenever a file that is checked changes, until Ctrl-C."),
)


SECTIONS = {
    "Rules and verdict": _RULES,
    "Configuration and baseline": _CONFIGURATION,
    "Corrections": _FIXES,
    "What is checked": _SUBJECTS,
    "Output": _OUTPUT,
}
_OTHERS = "Other options"
_SECTION_OF: dict[str, str] = {}  # of each option, by its name


def check_options(command: _F) -> _F:
    """Put all options of `check` on a command."""
    for title, options in reversed(SECTIONS.items()):
        for option in reversed(options):
            command = option(command)
            made: list[click.Parameter] = command.__click_params__  # type: ignore[attr-defined]
            _SECTION_OF[made[-1].name or ""] = title
    return command
