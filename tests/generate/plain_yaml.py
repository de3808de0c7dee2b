"""Plain YAML as descriptions are written in it, and the signs that make it less plain."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from workload import description as written

PLAIN = """\
---
# a comment
kuvauslint: 1
Owner:  {nimi: Mallila, tyyppi: kunta, kielet: [fi, sv]} # another

empty:
nothing: # said
long: What stands here, with a colon:in it and a #sign  # and a comment
quoted: 'a: b # c'
twice: "say {it}" # so
list:
- one
-   two # too
- {a: b}
- nimi: three
  dates: [2026-09-01, -1, 1.5, "x, y", null, ~]
  deeper:
      - a: {}
        b: []
      -  c: ""
  none:
other:
  - [a b,c d , e]
  - {a:  b ,c: 'd'}
last: -7
"""
SEEDS = [
    PLAIN,
    "a: b\nc:\n  - d\n  - e: f\n    g: h\n",
    "a:\n- b\n- c\nd: [e, f]\n",
    "a: {b: c, d: [e, 'f']}\n",
    "a: 'b'\nc: \"d\" # e\n",
    written(10, 2),
]
BITS = [
    *" \n-:#[]{},'\"?!&*|>%@`~\\\t\r\xa0\x85\u2028\ufeff.+=_é😀",
    *(": ", " #", "- ", ", ", "? ", "null", "true", "1", "1.5", "0x1F", "-1", "---\n", "...\n", "\r\n", "<<: "),
    *("a: b", "a: b\n", "a:\n", "\n  ", "\n    ", "- a\n", "  - a: b\n", "''", '""', "|\n  ", ">-\n  ", "a:b"),
]
