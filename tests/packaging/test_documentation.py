"""What the documentation promises is there, and what is there is documented."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from tui.cli.root import root


@pytest.mark.parametrize("name", sorted(root.commands))
def test_the_readme_names_every_command(name: str, checkout: Path) -> None:
    readme = (checkout / "README.md").read_text(encoding="utf-8")
    assert f"onrecord {name}" in readme


def test_the_version_is_in_the_changelog(checkout: Path) -> None:
    import core

    assert core.__version__ in (checkout / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [root, *root.commands.values()], ids=lambda command: command.name)
def test_every_option_and_command_is_explained(command: click.Command) -> None:
    assert command.help
    silent = [option.name for option in command.params if isinstance(option, click.Option) and not option.help]
    assert not silent


ADVICE = re.compile(r"`onrecord ((?:[a-z]+)\b[^`\n]*)`")
"""A call of the program in running text: in a document, or in what the program itself says to do."""


def advised(checkout: Path) -> dict[str, set[str]]:
    """The calls that documents and messages speak of, each with the files that do."""
    files = [checkout / "README.md", checkout / "CHANGELOG.md", *(checkout / "core").rglob("*.py")]
    files += (checkout / "tui").rglob("*.py")
    calls: dict[str, set[str]] = {}
    for file in files:
        for call in ADVICE.findall(file.read_text(encoding="utf-8")):
            calls.setdefault(call, set()).add(file.name)
    return calls


def test_what_is_advised_can_be_called(checkout: Path) -> None:
    """No text tells a person to use a command or an option that is not there."""
    calls = advised(checkout)
    assert {"doctor --repair", "locate archive", "index FOLDER"} <= calls.keys()
    wrong = []
    for call, files in calls.items():
        name, *words = call.split()
        command = root.commands.get(name)
        if command is None:
            wrong.append(f"{call} ({', '.join(files)})")
            continue
        known = {option for parameter in (*command.params, *root.params) for option in parameter.opts}
        wrong += [
            f"{call} ({', '.join(files)})"
            for word in words
            if word.startswith("--") and word.partition("=")[0] not in known
        ]
    assert wrong == []
