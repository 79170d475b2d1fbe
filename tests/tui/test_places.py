"""Where the program looks for what it ships and for what the user has set."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui import places


def test_a_checkout_has_its_themes_and_seeds_beside_the_package() -> None:
    root = Path(places.__file__).parent.parent
    assert places.shipped("themes") in (root / "themes", root / "tui" / "shipped" / "themes")
    assert any(places.shipped("themes").glob("*.toml"))
    assert places.shipped("seeds").is_dir()


def test_an_installed_program_reads_its_own_themes_and_not_a_neighbours(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "tui"
    own = package / "shipped" / "themes"
    own.mkdir(parents=True)
    (package.parent / "themes").mkdir()
    assert places.shipped("themes", package=package) == own


def test_a_broken_installation_says_what_is_missing_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"lacks the seeds.*install onrecord again"):
        places.shipped("seeds", package=tmp_path / "tui")


def test_settings_and_themes_lie_in_the_users_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda name, **_: tmp_path / name)
    assert places.settings_folder() == tmp_path / "onrecord"
    assert places.user_themes() == tmp_path / "onrecord" / "themes"


def test_the_users_themes_are_read_after_those_shipped() -> None:
    assert places.theme_folders() == (places.shipped("themes"), places.user_themes())


def test_looking_creates_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda name, **_: tmp_path / name)
    places.theme_folders()
    assert list(tmp_path.iterdir()) == []
