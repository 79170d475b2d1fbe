"""Which state a word or an office stands for."""

from __future__ import annotations

from typing import Any

import pytest

from core.archive.words.nations import Nations, Offices


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("South Korea", "South Korea"),
        ("SEOUL", "South Korea"),
        ("South Korean", "South Korea"),
        ("S. Korea", "South Korea"),
        ("the United States", "United States"),
        ("the U.S.", "United States"),
        ("Korea", None),
        ("Paris Saint-Germain", None),
        ("", None),
    ],
)
def test_a_word_may_name_a_state(nations: Nations, text: str, state: str | None) -> None:
    assert nations.named(text) == state


@pytest.mark.parametrize(
    ("office", "state"),
    [
        ("White House", "United States"),
        ("the White House", "United States"),
        ("South Korean government", "South Korea"),
        ("Seoul’s government", "South Korea"),
        ("Government of Niger", "Niger"),
        ("Government of the Republic of Korea", "South Korea"),
        ("U.S. army", "United States"),
        ("Bank of America", None),
        ("Seoul Semiconductor", None),
        ("government", None),
        ("of", None),
        ("", None),
    ],
)
def test_an_office_of_state_is_known_by_its_noun_and_its_state(
    nations: Nations, office: str, state: str | None
) -> None:
    assert nations.of_organisation(office) == state


def test_a_short_form_means_the_office_named_in_full_in_its_document(nations: Nations) -> None:
    offices = Offices(nations, ["South Korean government", "Hamas"])
    assert offices.behind("the government") == "South Korea"
    assert offices.behind("army") is None
    assert offices.behind("") is None
    assert Offices(nations, ["South Korean government", "Nigerian government"]).behind("government") is None


def test_the_shipped_lexicon_knows_states_and_their_offices() -> None:
    from core.archive.words.nations import known_nations, known_outlets

    nations: Any = known_nations()
    assert {nations.named(name) for name in ("Kyiv", "Moscow", "UK")} == {"Ukraine", "Russia", "United Kingdom"}
    assert nations.behind("Kremlin") == "Russia"
    assert any("AFP" in names for names in known_outlets().values())
