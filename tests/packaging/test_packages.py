"""What comes along with the program is named in the README, and may be used by anybody."""

from __future__ import annotations

import packages
import packages_table
import pytest

EVERYTHING = sorted({*packages.direct(), *(other for name in packages.direct() for other in packages.needed(name))})


def test_the_readme_names_every_package() -> None:
    named = list(packages_table.rows(packages_table.README.read_text(encoding="utf-8")))
    assert named[:-1] == packages.direct()
    assert set(packages_table.FOR) == set(packages.direct())


@pytest.mark.parametrize("name", EVERYTHING)
def test_nothing_asks_for_the_gpl(name: str) -> None:
    licence = packages.package(name).licence
    assert licence
    assert not all("GPL" in one or "General Public" in one for one in licence.split(" OR "))
