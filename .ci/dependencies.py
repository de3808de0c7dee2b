"""Known vulnerabilities, licences and a bill of materials of what kuvauslint needs: python .ci/dependencies.py FOLDER.

Run by the Python of an environment in which kuvauslint is installed. What cannot be reached or installed is told,
never taken for "nothing found"; a known vulnerability ends with 1.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))


def run(*words: str, seconds: int = 240) -> subprocess.CompletedProcess[str]:
    """A command; one that is not done in its time has failed."""
    try:
        return subprocess.run(words, capture_output=True, text=True, check=False, timeout=seconds)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(words, 1, "", f"not done in {seconds} s")


def main() -> None:
    """Audit, list, write."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    from tests.licences import needed

    licences = needed(extras=("documents", "lsp", "publish", "rules", "web"))
    (out / "licences.txt").write_text("".join(f"{name:32} {licence}\n" for name, licence in licences.items()))
    print(f"licences: {len(licences)} packages, in {out / 'licences.txt'}")
    tools = out / "tools"
    venv.create(tools, with_pip=True)
    scripts = tools / ("Scripts" if sys.platform == "win32" else "bin")
    installed = run(str(scripts / "pip"), "install", "--quiet", "pip-audit", "cyclonedx-bom")
    if installed.returncode:
        print("pip-audit and cyclonedx-bom could not be installed: no audit, no bill of materials")
        return
    site = next(path for path in sys.path if path.endswith("site-packages"))
    bill = run(str(scripts / "cyclonedx-py"), "environment", sys.executable, "--output-format", "JSON", "-o", str(out / "kuvauslint.cdx.json"))  # fmt: skip
    print("bill of materials:", out / "kuvauslint.cdx.json" if bill.returncode == 0 else bill.stderr[-300:])
    audit = run(str(scripts / "pip-audit"), "--path", site, "--format", "json", "--progress-spinner", "off", "--timeout", "10")  # fmt: skip
    sys.exit(told(audit.stdout, set(licences)))


def told(text: str, own: set[str]) -> int:
    """Tell what an audit says of our own packages; 1 for a known vulnerability among them."""
    try:
        rows = [row for row in json.loads(text)["dependencies"] if row["name"].lower() in own]
    except (ValueError, KeyError):
        rows = []
    known = [row for row in rows if "vulns" in row]
    print(
        f"pip-audit: {len(known)} of {len(own)} packages could be looked up; the data for the others could not be reached"
    )
    bad = [f"{row['name']} {row['version']}: {one['id']}" for row in known for one in row["vulns"]]
    print(
        "\n".join(bad)
        or (f"no known vulnerability in those {len(known)}" if known else "so nothing is known of vulnerabilities")
    )
    return int(bool(bad))


if __name__ == "__main__":
    main()
