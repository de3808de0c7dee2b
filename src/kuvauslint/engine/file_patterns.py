"""Patterns of file names, as the configuration writes them for `exclude`, `per-file` and `suppress`."""

from __future__ import annotations

from fnmatch import fnmatch


def matches(path: str, pattern: str) -> bool:
    """Whether a path (with /) is the file, below the folder, or fits the pattern; a bare name fits at any depth."""
    clean = pattern.removeprefix("./").rstrip("/")
    if fnmatch(path, clean) or path.startswith(clean + "/") or fnmatch(path, f"{clean}/*"):
        return True
    parts = path.split("/")
    if clean.startswith("**/"):
        return matches(path, clean[3:]) or any(fnmatch("/".join(parts[i:]), clean[3:]) for i in range(len(parts)))
    return "/" not in clean and any(fnmatch(part, clean) for part in parts)
