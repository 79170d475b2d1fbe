"""Every case of ``cases/`` becomes a test of its own."""

from __future__ import annotations

import pytest
from cases import read_cases


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", [pytest.param(case, id=case.id) for case in read_cases()])
