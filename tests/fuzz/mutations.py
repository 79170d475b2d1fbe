"""How sound input is made odd: bytes changed, dropped, said again, exchanged, and what parsers stumble over put in."""

from __future__ import annotations

from random import Random

_STUMBLES = (
    b"\n\n", b"<", b">", b"-->", b"\0", b"\xff", b"&", b"&#x110000;", b"\t", b'"', b"'", b":", b"\r", b"null", b"{",
    b"\\u", b"\\ud800", b"]]>", b"\x1b[31m", b"\xef\xbb\xbf", b"=?", b"?=", b"--b", b"\n>From ", b"\nFrom a Thu ",
    b"9" * 20, b"-1", b"\x0c", "\u2028".encode(), "\u202e".encode(), "\u00ad".encode(), "“".encode(), "’".encode(),
)  # fmt: skip


def mutated(data: bytes, random: Random) -> bytes:
    """The bytes with one to eight changes; never empty."""
    odd = bytearray(data)
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(odd) + 1)
        match random.randrange(6):
            case 0:
                odd[at : at + 1] = random.randbytes(1)
            case 1:
                del odd[at : at + random.randint(1, 60)]
            case 2:
                odd[at:at] = odd[at : at + random.randint(1, 80)] * random.randint(1, 5)
            case 3:
                odd[at:at] = random.choice(_STUMBLES)
            case 4:
                other = random.randrange(len(odd) + 1)
                odd[at:at] = odd[other : other + 20]
            case _:
                if random.randrange(4) == 0:
                    del odd[at:]
    return bytes(odd) or b"x"


def words(choices: tuple[str, ...], random: Random, most: int = 12) -> str:
    """Some of the choices in a row, with and without spaces between them, at times with a stray character."""
    pieces: list[str] = []
    for _ in range(random.randint(1, most)):
        pieces.append(random.choice(choices))
        if random.randrange(12) == 0:
            pieces.append(chr(random.choice((random.randrange(32, 0x250), random.randrange(0xD7FF)))))
        pieces.append(random.choice((" ", " ", " ", "", "\n\n")))
    return "".join(pieces)
