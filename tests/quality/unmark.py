"""Takes the markers out of the cases that are read by now, and records what each group has won. It only ever raises.

Run as ``PYTHONPATH=tests/support .venv/bin/python tests/quality/unmark.py``.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

from cases import CASES, UNREAD, Case, groups, read_case, read_cases

RECORDED = Path(__file__).parent / "recorded.toml"


def main() -> int:
    """Rewrite the files that change; 0."""
    for group, cases in groups(list(read_cases())).items():
        won = [case for case in cases if case.unread and read_case(case).right]
        for case in won:
            unmark(case)
        record(group, sum(not case.unread for case in cases) + len(won), len(cases))
        sys.stdout.write("".join(f"read now: {case.id}\n" for case in won))
    return 0


def unmark(case: Case) -> None:
    """Take the marker out of a case's block."""
    path = CASES / f"{case.group}.txt"
    blocks = path.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    at = next(at for at, block in enumerate(blocks) if block.startswith(f"# {case.title}\n"))
    blocks[at] = "\n".join(line for line in blocks[at].split("\n") if not line.startswith(UNREAD))
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def record(group: str, read: int, of: int) -> None:
    """Raise what is recorded of a group, or begin its record at the end of the file."""
    text = RECORDED.read_text(encoding="utf-8")
    before = tomllib.loads(text)["cases"].get(group)
    line = f"{group} = {{ read = {read}, of = {of} }}"
    if before is None:
        text = f"{text.rstrip()}\n{line}\n"
    elif read >= before["read"]:
        text = re.sub(rf"^{re.escape(group)} = \{{.*\}}$", line, text, flags=re.MULTILINE)
    RECORDED.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
