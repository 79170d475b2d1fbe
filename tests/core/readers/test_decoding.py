"""Encodings: a file is read in the one it is in, whatever it says, and binary data is called what it is."""

from __future__ import annotations

import codecs
import random

import pytest

from core.readers import NotTextError, decode

ENGLISH = "The minister said: “We won’t accept this — ever,”…\r\n"
WESTERN = {
    "curly quotes alone": "Seoul’s office said so.\n" * 40,
    "English": "The minister said: “We won’t accept this — ever,” he told… It cost €20 in Málaga.",
    "French": "Le président a déclaré à l’Assemblée que « rien ne sera décidé » sans les élus.",
    "German": "Der Außenminister erklärte, es müsse über Brüssel geführt werden. Das sei „völlig klar“.",
    "Spanish": "El presidente dijo: «No habrá más impuestos el próximo año», añadió. ¿Quién lo creerá?",
}
OTHERS = {
    "cp1250": "Premier oświadczył, że Polska będzie wspierać Ukrainę. Źródła rządowe mówią o decyzji.",
    "cp1251": "Министр иностранных дел заявил журналистам, что переговоры продолжатся на следующей неделе.",
    "koi8-r": "Министр иностранных дел заявил журналистам, что переговоры продолжатся на следующей неделе.",
    "shift_jis": "外務大臣は記者会見で、来週ジュネーブで協議を続けると述べた。",
    "gb18030": "外交部长在新闻发布会上表示，谈判将于下周在日内瓦继续进行。",
    "euc_kr": "대통령실은 기자회견에서 북한군의 즉각적인 철수를 촉구했다고 밝혔다.",
    "cp1253": "Ο υπουργός Εξωτερικών δήλωσε στους δημοσιογράφους ότι οι συνομιλίες θα συνεχιστούν.",
    "cp1256": "قال وزير الخارجية للصحفيين إن المحادثات ستستمر الأسبوع المقبل في جنيف.",
}


@pytest.mark.parametrize("text", [ENGLISH, "Plain ASCII.", "Ελλάδα, Україна, 서울, 東京, مصر 🙂\n", *OTHERS.values()])
def test_utf_8_is_read_as_utf_8(text: str) -> None:
    assert decode(text.encode()) == text


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(codecs.BOM_UTF8 + ENGLISH.encode()) == ENGLISH
    assert decode(codecs.BOM_UTF8 + ENGLISH.encode()) == (codecs.BOM_UTF8 + ENGLISH.encode()).decode("utf-8-sig")


def test_only_the_first_mark_is_one() -> None:
    assert decode(codecs.BOM_UTF8 * 2 + b"a") == "\ufeffa"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_that_say_so(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == ENGLISH
    for order, mark in (("le", codecs.BOM_UTF16_LE), ("be", codecs.BOM_UTF16_BE)):
        assert decode(mark + ENGLISH.encode(f"utf-16-{order}")) == ENGLISH


@pytest.mark.parametrize("order", ["le", "be"])
@pytest.mark.parametrize("text", [ENGLISH, OTHERS["cp1251"], OTHERS["euc_kr"], OTHERS["gb18030"] + "\n2024\n" * 3])
def test_utf_16_that_does_not_say_so(text: str, order: str) -> None:
    assert decode(text.encode(f"utf-16-{order}")) == text


@pytest.mark.parametrize("text", WESTERN.values(), ids=WESTERN.keys())
def test_windows_1252(text: str) -> None:
    assert decode(text.encode("cp1252")) == text
    assert decode(f"{text}\r\n{text}".encode("cp1252")) == f"{text}\r\n{text}"


@pytest.mark.parametrize(("encoding", "text"), OTHERS.items())
def test_encodings_of_other_scripts(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_long_text_in_another_script_is_guessed_from_a_part_of_it() -> None:
    text = OTHERS["cp1251"] * 2_000
    assert decode(text.encode("cp1251")) == text


def test_utf_8_with_a_few_foreign_bytes_stays_utf_8() -> None:
    data = "“Größe,” he said. “Ça va.” ".encode() * 5 + b"It\x92s fine."
    assert decode(data) == "“Größe,” he said. “Ça va.” " * 5 + "It’s fine."


def test_utf_8_cut_off_within_a_character_loses_that_character_alone() -> None:
    assert decode("He said “yes”".encode()[:-1]) == "He said “yes\ufffd"
    assert decode(b"He said so\xe2\x80") == "He said so\ufffd"


def test_a_file_whose_mark_lies_is_read_as_what_it_is() -> None:
    assert decode(codecs.BOM_UTF8 + WESTERN["French"].encode("cp1252")) == WESTERN["French"]


@pytest.mark.parametrize(
    "data",
    [
        b"smile \xed\xa0\xbd\xed\xb8\x80 and on",
        "“é” ".encode() * 3 + b"\xed\xa0\x80",
        codecs.BOM_UTF16_LE + "Long enough a text to hold one ".encode("utf-16-le") * 3 + b"\x00\xd8",
        codecs.BOM_UTF16_LE + "Long enough a text to hold one ".encode("utf-16-le") * 3 + b"\x00\xdc" + b"a\x00",
    ],
)
def test_lone_surrogates_never_reach_the_text(data: bytes) -> None:
    text = decode(data)
    text.encode("utf-8")
    assert "\ufffd" in text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Words with a \0 in them", "a zero byte"),
        (b"\0" * 64, "a zero byte"),
        (bytes(range(256)) * 4, "a zero byte"),
        (bytes(range(1, 32)) * 9, "control characters"),
        (bytes(range(1, 256)) * 4, "control characters"),
        (codecs.BOM_UTF16_LE + bytes(range(1, 256)) * 5, "UTF-16"),
        (codecs.BOM_UTF8 + b"a\0b", "a zero byte"),
        (b"\xed\xa0\x80" * 9 + b"words", "surrogates"),
    ],
)
def test_binary_data_is_refused_with_the_true_reason(data: bytes, reason: str) -> None:
    with pytest.raises(NotTextError) as caught:
        decode(data)
    assert reason in caught.value.what


def test_the_place_of_a_zero_byte_is_named() -> None:
    with pytest.raises(NotTextError) as caught:
        decode(b"Words\0")
    assert caught.value.place == "byte 5"


def test_whatever_the_bytes_are_they_are_sound_text_or_refused() -> None:
    chance = random.Random(7)
    alphabet = [
        b"word ",
        b"\r\n",
        "“é”".encode(),
        b"\x93",
        b"\xe9",
        b"\xed\xa0\x80",
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ]
    for _ in range(3_000):
        pieces = chance.choices(alphabet, k=chance.randrange(12))
        data = b"".join(pieces) + chance.randbytes(chance.randrange(6))
        try:
            text = decode(data)
        except NotTextError:
            continue
        text.encode("utf-8")
