"""What can go wrong in using kuvauslint, and the exit code of each.

    KuvauslintError          never raised itself
    +-- UsageError        2  wrong arguments, a missing path, a missing extra
    +-- ConfigError       2  a configuration that cannot be read or is not valid
    +-- RulebookError     2  rule files that cannot be loaded; lists every fault
    +-- CheckCrashed      3  a bug of ours: a check raised

A fault in a checked document is never an exception: it is a Problem in the
Document and becomes a finding.
"""

from __future__ import annotations


class KuvauslintError(Exception):
    """The root of the tree; `exit_code` is what the command line exits with."""

    exit_code = 2


class UsageError(KuvauslintError):
    """The command was called in a way that cannot be carried out."""


class ConfigError(KuvauslintError):
    """The configuration cannot be read or does not pass its schema."""


class RulebookError(KuvauslintError):
    """Rule or vocabulary files are faulty; the message has one line a fault."""


class CheckCrashed(KuvauslintError):
    """A check raised: the run cannot be trusted, so it ends loudly."""

    exit_code = 3
