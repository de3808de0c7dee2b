"""Compiles the rules to JSON when a wheel is built, so that no installed start parses them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface[Any]):
    """Puts the compiled rules beside rules/ and schema/ in the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled files to a temporary folder and include them."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from kuvauslint.rulebook.compiled import write

        folder = tempfile.mkdtemp()
        write(folder)
        build_data["force_include"][folder] = "kuvauslint/_data/compiled"
