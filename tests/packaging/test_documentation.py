"""What the documentation promises is there, and what is there is documented."""

from __future__ import annotations

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
