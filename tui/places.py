"""Where the program finds what it ships and what its user has set."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import platformdirs

import core

_PACKAGE = Path(__file__).resolve().parent
_PROGRAM = "onrecord"

Shipped = Literal["themes", "seeds"]


def shipped(name: Shipped, *, package: Path = _PACKAGE) -> Path:
    """The folder of that name which came with the program.

    An installed wheel carries it inside the package, a checkout beside it; the package is asked first,
    because what lies beside an installed package belongs to somebody else. Raises FileNotFoundError if
    neither has it.
    """
    for folder in (package / "shipped" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"{package / 'shipped' / name}: this installation lacks the {name} that come with {_PROGRAM}; "
        f"install {_PROGRAM} again"
    )


def settings_folder() -> Path:
    """The user's own folder for this program, which need not exist: ``~/.config/onrecord`` on Linux (XDG)."""
    return platformdirs.user_config_path(_PROGRAM, appauthor=False)


def user_themes() -> Path:
    """The folder for the user's own themes, which need not exist."""
    return settings_folder() / "themes"


def user_keys() -> Path:
    """The file of the user's own keys, which need not exist."""
    return settings_folder() / "keys.toml"


def user_limits() -> Path:
    """The file of the user's own limits, which need not exist."""
    return settings_folder() / "limits.toml"


def state_folder() -> Path:
    """The folder of what the program remembers, which need not exist: ``~/.local/state/onrecord`` on Linux (XDG)."""
    return platformdirs.user_state_path(_PROGRAM, appauthor=False)


def theme_folders() -> tuple[Path, Path]:
    """Where themes are read from, in this order: a later theme replaces an earlier one of the same name."""
    return shipped("themes"), user_themes()


def knowledge(name: Literal["lexicon", "weights"]) -> Path:
    """The folder of what the analysis knows: the lexicon's tables, or the trained weights."""
    return Path(core.__file__).parent / "analysis" / name
