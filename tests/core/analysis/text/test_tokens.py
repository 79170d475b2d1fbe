"""Words, numbers and marks, each with its place."""

from __future__ import annotations

import pytest

from core.analysis.text.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("He said so.", ["He", "said", "so", "."]),
        ("Norvia's ferry, the boats' masts", ["Norvia", "'s", "ferry", ",", "the", "boats", "'", "masts"]),
        ("the U.S. and the U.N.", ["the", "U.S.", "and", "the", "U.N."]),
        ("the U.S.Experts said", ["the", "U.S.", "Experts", "said"]),
        ("at 5 p.m. on Oct. 30", ["at", "5", "p.m.", "on", "Oct.", "30"]),
        ("Mr. J. Smith", ["Mr.", "J.", "Smith"]),
        ("S.Korea", ["S.", "Korea"]),
        ("Kim Yong-hyun doesn't", ["Kim", "Yong-hyun", "doesn't"]),
        ("it cost $1.5bn, or 12%", ["it", "cost", "$", "1.5bn", ",", "or", "12%"]),
        ("''No,'' he said -- twice", ["''", "No", ",", "''", "he", "said", "--", "twice"]),
        ("@someone https://example.org/a.", ["@someone", "https://example.org/a."]),
    ],
)
def test_a_text_is_cut_into_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenise(text).items] == tokens


def test_every_token_lies_where_it_says() -> None:
    text = "“Yes,”\tsaid\u00a0Ørsted — «non» \u200b…"
    for token in tokenise(text).items:
        assert text[token.start : token.end] == token.text


def test_no_character_but_white_space_falls_away() -> None:
    text = "a\x00b ''``--..…[]{}<>|\\^~ 漢字 ñ 1,2.3:4"
    tokens = tokenise(text)
    assert "".join(token.text for token in tokens.items) == "".join(text.split())


def test_tokens_are_found_by_character() -> None:
    tokens = tokenise("one two three")
    assert [tokens[i].text for i in tokens.between(4, 9)] == ["two", "three"]
    assert tokens.span(0, 2) == (0, 7)


def test_a_lone_capital_with_a_stop_is_an_initial_only_before_a_name() -> None:
    assert tokenise("Plan K. Smith").texts == ["Plan", "K.", "Smith"]
    assert tokenise("Plan K. and").texts == ["Plan", "K", ".", "and"]
    assert tokenise("Plan K. Smith").texts == ["Plan", "K.", "Smith"]


def test_a_text_is_cut_alike_however_many_were_cut_before(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "“Yes,” said Mr. Ørsted's deputy: 12% of U.S. boats (R-Texas) … " * 3
    before = tokenise(text)
    monkeypatch.setattr("core.analysis.text.tokens.KNOWN_CHUNKS", 2)
    monkeypatch.setattr("core.analysis.text.tokens._known.cuts", {})
    after = tokenise(text)
    assert (after.texts, after.lowers, after.starts) == (before.texts, before.lowers, before.starts)
    assert after.ends == before.ends
