"""Prints precision and recall of the likeness of names on the labelled pairs: `name_likeness.py [--tuned]`.

Each pair is judged as a document would be: both names in one list, through `alike`. The held-out
half is counted apart; `--tuned` lists the faults of the other half only, so that tuning never sees it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

from kuvauslint.vocabulary.likeness import alike

PAIRS = Path(__file__).parent.parent / "tests" / "vocabulary" / "name_pairs.yaml"


def figures(pairs: list[dict[str, Any]]) -> tuple[float, float, list[dict[str, Any]]]:
    """(precision, recall, the pairs judged wrongly)."""
    right = false = missed = 0
    wrong = []
    for pair in pairs:
        seen = bool(alike([pair["a"], pair["b"]]))
        right += seen and pair["same"]
        false += seen and not pair["same"]
        missed += pair["same"] and not seen
        if seen != pair["same"]:
            wrong.append(pair)
    return right / max(1, right + false), right / max(1, right + missed), wrong


def main() -> None:
    """Print the figures of both halves."""
    pairs = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))["pairs"]
    for name, held in (("tuned on", False), ("held out", True)):
        half = [pair for pair in pairs if pair["held"] is held]
        precision, recall, wrong = figures(half)
        print(f"{name}: {len(half)} pairs, precision {precision:.3f}, recall {recall:.3f}")
        if "--tuned" not in sys.argv or not held:
            for pair in wrong:
                print(f"  {'missed' if pair['same'] else 'false'}: {pair['a']} / {pair['b']} ({pair['kind']})")


if __name__ == "__main__":
    main()
