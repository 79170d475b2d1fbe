"""The table of packages in the README: what each is for, its licence, its size, what it brings along, its import.

python tests/benchmarks/packages_table.py            prints it
python tests/benchmarks/packages_table.py --readme   writes it into the README
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "support"))
import packages

README = Path(__file__).parents[2] / "README.md"
BLOCK = re.compile(r"(<!-- packages, [^>]*-->\n)(.*?)(<!-- end of the packages -->)", re.DOTALL)
ROUNDS = 5
FOR = {
    "textual": ("textual.app", "the terminal"),
    "rich": ("rich.console", "the terminal"),
    "dateparser": ("dateparser", "odd dates"),
    "rapidfuzz": ("rapidfuzz.fuzz", "likeness of words"),
    "apsw": ("apsw", "SQLite, the same version everywhere"),
    "click": ("click", "commands"),
    "platformdirs": ("platformdirs", "where settings live"),
    "charset-normalizer": ("charset_normalizer", "encodings"),
    "pypdfium2": ("pypdfium2", "PDF"),
    "lxml": ("lxml.html", "HTML and XML"),
    "trafilatura": ("trafilatura", "the article on a page"),
    "backports.zstd": ("backports.zstd", "Zstandard, until Python 3.14"),
    "watchfiles": ("watchfiles", "live folders (`index --watch`)"),
    "numpy": ("numpy", "trained tables, near words"),
}
"""The module that is imported of each package, and what it is for."""
_SHORT = (
    (re.compile(r"^BSD-3-Clause\b.*|^BSD\b.*"), "BSD"),
    (re.compile(r"^any-OSI$"), "any OSI licence"),
    (re.compile(r" License| Software"), ""),
)


def table() -> str:
    """The table in Markdown, a row for each package that the program asks for, and one for all of them."""
    asked = packages.direct()
    lines = ["| package | for | licence | MB | with it, MB | import, ms |", "|---|---|---|---|---|---|"]
    bare = _milliseconds("pass")
    everything: set[str] = set()
    for name in asked:
        own = packages.package(name)
        others = set(packages.needed(name)) - set(asked)
        everything |= {name, *others}
        module, purpose = FOR[name]
        took = max(0.0, _milliseconds(f"import {module}") - bare)
        brought = sum(packages.package(other).size for other in others)
        lines.append(f"| {name} | {purpose} | {_short(own.licence)} | {_mb(own.size)} | {_mb(brought)} | {took:.0f} |")
    size = sum(packages.package(name).size for name in everything)
    lines.append(f"| all, each once | | | {_mb(size)} | | |")
    return "\n".join(lines) + "\n"


def _short(licence: str) -> str:
    for pattern, words in _SHORT:
        licence = pattern.sub(words, licence)
    return licence


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f}"


def _milliseconds(statement: str) -> float:
    """The median time of a statement in a Python of its own, its start included."""
    code = f"import time; t = time.perf_counter(); {statement}; print((time.perf_counter() - t) * 1000)"
    return statistics.median(_once(code) for _ in range(ROUNDS))


def _once(code: str) -> float:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def rows(markdown: str) -> Iterator[str]:
    """The packages that the table of the README names."""
    found = BLOCK.search(markdown)
    for line in found[2].splitlines()[2:] if found else ():
        yield line.split("|")[1].strip()


def main() -> None:
    """Measure, print or write."""
    made = table()
    if "--readme" not in sys.argv[1:]:
        sys.stdout.write(made)
        return
    markdown = README.read_text(encoding="utf-8")
    README.write_text(BLOCK.sub(lambda block: block[1] + made + block[3], markdown), encoding="utf-8")


if __name__ == "__main__":
    main()
