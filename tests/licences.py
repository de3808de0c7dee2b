"""The licences of all that kuvauslint needs at run time: `python -m tests.licences`."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution

PERMISSIVE = re.compile(r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Zlib|Unlicense", re.IGNORECASE)


def needed(name: str = "kuvauslint", extras: tuple[str, ...] = ("documents",)) -> dict[str, str]:
    """Name to licence of the installed distributions that one needs, itself included."""
    out: dict[str, str] = {}
    waiting = [(name, extras)]
    while waiting:
        one, own = waiting.pop()
        key = re.sub(r"[-_.]+", "-", one).lower()
        if key in out:
            continue
        try:
            found = distribution(one)
        except PackageNotFoundError:
            continue
        about = found.metadata
        classifiers = [
            row.rsplit("::", 1)[-1].strip() for row in about.get_all("Classifier") or () if row.startswith("License")
        ]
        out[key] = (
            about.get("License-Expression")
            or ", ".join(classifiers)
            or (about.get("License") or "unknown").split("\n")[0]
        )
        for need in found.requires or ():
            marker = need.partition(";")[2]
            wanted = re.search(r"extra\s*==\s*['\"]([^'\"]+)", marker)
            if wanted is None or wanted[1] in own:
                match = re.match(r"[\w.-]+", need)
                asked = re.search(r"\[([^\]]*)\]", need.partition(";")[0])
                if match:
                    waiting.append((match[0], tuple((asked[1] if asked else "").split(","))))
    return dict(sorted(out.items()))


if __name__ == "__main__":
    for package, licence in needed().items():
        print(f"{package:32} {licence}")
