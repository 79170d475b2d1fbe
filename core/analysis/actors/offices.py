"""Which offices the persons of a document hold: before their names, behind a comma, in a form of address."""

from __future__ import annotations

from collections.abc import Iterator

from core.analysis import lexicon
from core.analysis.actors.cast import MOST_ALIKE, NEAR_TOKENS, Cast, Member
from core.analysis.actors.descriptions import APPOSING
from core.analysis.actors.genders import settle_genders
from core.analysis.actors.roles import Office, office
from core.analysis.names.name import Name
from core.analysis.reading import Reading
from core.analysis.speech.phrases import after
from core.analysis.speech.subjects import before
from core.analysis.text.grammar import AUXILIARIES, DASHES, DETERMINERS, STOPS, word_class

MAX_ROLE_WORDS = 14
SEAT = 8
"""How many tokens a party and a constituency may have."""
CLOSES_ASIDE = DASHES | {",", ")"}


def hold_offices(cast: Cast) -> None:
    """Give every person of a cast the offices that stand beside their names, and what all tells of their gender."""
    for name in cast.reading.names:
        member = cast.of_name.get(name.first)
        if name.kind == "person" and member is not None:
            member.age = member.age or _age_behind(cast.reading, name.stop)
            for first, stop in _role_ranges(cast, name):
                _hold(cast, member, name, first, stop)
            _label(cast, member, name.stop)
    settle_genders(cast)


def _role_ranges(cast: Cast, name: Name) -> Iterator[tuple[int, int]]:
    """Where a person's office stands: right before the name, or behind or before a comma."""
    reading = cast.reading
    if name.title is not None:
        yield _title_start(reading, name.title), name.first
    aside = _aside(cast, name.stop)
    if aside is not None:
        yield aside
    if reading.lower(name.stop) in ("is", "was") and reading.lower(name.stop + 1) in word_class("article"):
        phrase = after(reading, name.stop + 1, min(len(reading.tokens), name.stop + MAX_ROLE_WORDS))
        if phrase is not None and phrase.kind == "office":
            yield phrase.first, phrase.stop
    begin = name.first if name.title is None else name.title
    if reading.lower(begin - 1) in APPOSING:
        subject = before(reading, begin - 1, max(0, begin - 1 - MAX_ROLE_WORDS))
        if subject and subject.phrase.kind == "office" and reading.lower(subject.phrase.first) in DETERMINERS:
            yield subject.phrase.first, begin - 1


def _label(cast: Cast, member: Member, at: int) -> None:
    """What one word with a capital between commas calls somebody: ", a Norwegian,", ", a Democrat,"."""
    reading = cast.reading
    words = reading.words(at, at + 4)
    if len(words) < 4 or words[0] != "," or words[1] not in ("a", "an") or words[3] not in {",", *STOPS}:
        return
    name = reading.name_at.get(at + 2)
    if reading.tokens.texts[at + 2][0].isupper() and words[2] not in lexicon.person_nouns():
        states = (name.state,) if name is not None and name.state else ()
        cast.give(member, Office(words[2], frozenset(), states, reading.tokens.texts[at + 2]))


def _age_behind(reading: Reading, at: int) -> str:
    """The age in ", 46," behind a name, "" for none."""
    age = reading.lower(at + 1) if reading.lower(at) == "," else ""
    return age if age.isdigit() and len(age) < 4 and reading.lower(at + 2) in {",", *STOPS} else ""


def _aside(cast: Cast, at: int) -> tuple[int, int] | None:
    """The office in ", the top office's first deputy director of national security," behind a name, or between
    dashes or brackets."""
    reading = cast.reading
    at = _behind_seat(reading, at)
    if reading.lower(at) not in APPOSING or at + 1 >= len(reading.tokens):
        return None
    first = at + 1
    if reading.tokens.texts[first].isdigit() and reading.lower(first + 1) == ",":
        first += 2
    ends = reading.sentences[reading.sentence_of[at]].stop
    limit = min(ends, first + MAX_ROLE_WORDS)
    stop = next((i for i in range(first, limit) if reading.tokens.texts[i] in STOPS | CLOSES_ASIDE), None)
    if stop is None and limit == ends:
        stop = ends  # "Salomon Brothers Inc." closes its sentence without a stop of its own
    if stop is None or stop == first or reading.inside[first] >= 0:
        return None
    phrase = after(reading, first, stop)
    described = phrase is not None and phrase.kind == "office" and not reading.name_at.get(phrase.core - 1)
    if not described or reading.lower(first) in ("who", "and", "but"):
        return None
    verb = any(reading.lower(i) in AUXILIARIES for i in range(first, stop))
    return None if verb else (first, stop)


def _behind_seat(reading: Reading, at: int) -> int:
    """Past where somebody sits, printed behind the name: "of California", "(D-Nev.)"."""
    if reading.lower(at) == "of" and at + 2 < len(reading.tokens):
        town = reading.name_at.get(at + 1)
        stop = at + 2 if town is None else town.stop
        return stop if reading.texts[at + 1][0].isupper() and reading.lower(stop) == "," else at
    if reading.lower(at) == "(":
        closes = next((i for i in range(at + 1, at + SEAT) if reading.lower(i) == ")"), None)
        if closes is not None and reading.lower(closes + 1) == ",":
            return closes + 1
    return at


def _hold(cast: Cast, member: Member, name: Name, first: int, stop: int) -> None:
    held = office(cast.reading, first, stop)
    if held is None:
        _address(cast, member, cast.reading.tokens.texts[stop - 1])
        return
    if held.head == "counterpart":
        held = _counterpart(cast, held, first) or held
    noun = lexicon.person_nouns().get(held.head)
    if noun is not None and noun.gender != "-":
        member.gender, member.told = noun.gender, True
    if held not in member.offices[:MOST_ALIKE]:
        cast.give(member, held)
    cast.described[first] = stop, member
    cast.mention(first, stop, member, "title")


def _address(cast: Cast, member: Member, form: str) -> None:
    """What a form of address tells of its bearer: a gender ("Mrs"), an office ("Rep.")."""
    honorific = lexicon.honorifics().get(form)
    if honorific is None:
        return
    if honorific.gender != "-":
        member.gender, member.told = honorific.gender, True
    words = honorific.expands.split()
    held = Office(words[-1], frozenset(words[:-1]), (), form) if words else None
    if held is not None and held not in member.offices[:MOST_ALIKE]:
        cast.give(member, held)


def _counterpart(cast: Cast, held: Office, first: int) -> Office | None:
    """ "his South Korean counterpart" holds in South Korea the office of the person named last before."""
    earlier = reversed(cast.reading.names_between(first - NEAR_TOKENS, first))
    name = next((n for n in earlier if n.kind == "person" and n.stop <= first), None)
    owner = cast.of_name.get(name.first) if name is not None else None
    if owner is None or not owner.offices:
        return None
    same = owner.offices[0]
    return Office(same.head, same.qualifiers, held.states, held.title)


def _title_start(reading: Reading, first: int) -> int:
    """Take states, organisations and possessors before a title into it: "Ukraine's UN ambassador"."""
    earliest = max(0, first - 2 * MAX_ROLE_WORDS)
    while first > earliest:
        name = reading.name_at.get(first - 1)
        if name is not None and name.kind in ("state", "adjective", "organisation", "capital", "outlet"):
            first = name.first
        elif reading.lower(first - 1) == "'s" or (
            reading.lower(first - 1) in word_class("possessive") and reading.lower(first - 1) != "whose"
        ):
            first -= 1
        else:
            return first
    return first
