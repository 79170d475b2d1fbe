"""Every case of ``cases/`` becomes a test of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import read_cases

CASES = Path(__file__).parent / "cases"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", [pytest.param(case, id=case.id) for case in read_cases(CASES)])
