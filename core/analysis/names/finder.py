"""The names of a document's sentences: what the tagger finds, with what the lexicon knows and titles tell.

Tagger and lexicon each claim runs of tokens. The longer claim wins; of two for the same words the lexicon's, because
it also tells the state, unless the tagger sees a person where the lexicon knows a mere place ("Austin said").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from core.analysis import lexicon
from core.analysis.names.gazetteer import Hit
from core.analysis.names.name import Found, Name
from core.analysis.names.titles import LINKS, PARTICLES, Titles
from core.analysis.text.grammar import OPENING_MARKS, STOPS, TIME_WORDS, is_function_word, word_set
from core.analysis.text.tokens import Tokens

LOOSE = frozenset({"place", "outlet", "organisation"})
"""Known names that may also be a person's or a common word."""
BEFORE_MONTHS = word_set("before-month")


class Finder:
    """Finds the names of one text, whose ``sentences`` are ranges of tokens."""

    def __init__(
        self, tokens: Tokens, sentences: Sequence[range], hits: Sequence[Hit], tagged: Iterable[Found]
    ) -> None:
        self.tokens = tokens
        self.all_hits = hits
        self.floor = [-1] * len(tokens)
        """The first token of each token's sentence, -1 outside the sentences."""
        for sentence in sentences:
            self.floor[sentence.start : sentence.stop] = [sentence.start] * len(sentence)
        self.stops = {sentence.start: sentence.stop for sentence in sentences}
        self.shouted = {s.start for s in sentences if not any(tokens.texts[index].islower() for index in s)}
        """The sentences in capitals throughout, by their first token: nothing in them has a capital of its own."""
        self.hits = [hit for hit in hits if self.floor[hit.first] == self.floor[hit.stop - 1] >= 0]
        self.hit_at = {hit.first: hit for hit in self.hits}
        self.tagged = [piece for found in tagged for piece in self._pieces(found) if not self._only_shouted(piece)]

    def known(self, stretch: range) -> Iterator[Name]:
        """The names of the lexicon within a stretch of tokens."""
        for hit in self.all_hits:
            if hit.first in stretch and hit.stop <= stretch.stop:
                yield _from_hit(hit)

    def names(self) -> list[Name]:
        """The names in order; a person of one word is ``full`` only if no other name is needed to explain it."""
        claims = self._claims()
        titles = Titles(self.tokens, {i for c in claims if not _is_person(c) for i in range(c.first, c.stop)})
        found = [name for claim in claims for name in self._name(claim, titles)]
        taken = {index for name in found for index in range(name.first, name.stop)}
        found += self._told_by_title(titles, taken)
        return sorted(found, key=lambda name: name.first)

    def _claims(self) -> list[Hit | Found]:
        """The claims that stand, in order, none overlapping."""
        seen = {(found.first, found.stop): found.label for found in self.tagged}
        hits = [hit for hit in self.hits if not self._stands_back(hit, seen.get((hit.first, hit.stop), ""))]
        inside = {index for hit in self.hits for index in range(hit.first, hit.stop)}
        words = Titles(self.tokens, inside)
        tagged = [self._completed(found, words) for found in self.tagged if not self._is_field(found, words)]
        begun = [found for hit in hits if (found := self._begun(hit, words)) and (found.first, found.stop) not in seen]
        taken: set[int] = set()
        chosen: list[Hit | Found] = []
        claims: list[Hit | Found] = [*hits, *tagged, *begun, *self._named_like_months()]
        for claim in sorted(claims, key=lambda claim: claim.first - claim.stop):
            own = range(claim.first, claim.stop)
            if taken.isdisjoint(own):
                chosen.append(claim)
                taken.update(own)
        return sorted(chosen, key=lambda claim: claim.first)

    def _stands_back(self, hit: Hit, label: str) -> bool:
        """Whether a known name gives way: to a person of its word, a place to a team or firm, a common word where
        anything would have a capital."""
        if hit.entry.kind == "place" and label == "ORG":
            return True
        if hit.stop > hit.first + 1 or hit.entry.kind not in LOOSE:
            return False
        floor = self.floor[hit.first]
        if label == "PER" or (floor in self.shouted and self._is_word(hit.first)):
            return True
        common = self.tokens.lowers[hit.first] in lexicon.common_words()
        return hit.first == floor and common and not self.tokens.texts[hit.first].isupper()

    def _is_word(self, index: int) -> bool:
        lower = self.tokens.lowers[index]
        return lower in lexicon.common_words() or is_function_word(lower)

    def _begun(self, hit: Hit, titles: Titles) -> Found | None:
        """The organisation that a known name begins: "Russian Defense Ministry", "Seoul Central District Court"."""
        if hit.entry.kind == "nationals":
            return None
        stop = titles.run(hit.stop, self.stops[self.floor[hit.first]])
        ends = stop > hit.stop and self.tokens.lowers[stop - 1] in lexicon.organisation_nouns()
        return Found(hit.first, stop, "ORG") if ends and not titles.between(hit.stop, stop) else None

    def _is_field(self, found: Found, titles: Titles) -> bool:
        """Whether what was taken for an organisation is the field of an office: "National Security Adviser", "Minister
        for Fisheries and Marine Resources"."""
        if found.label != "ORG":
            return False
        floor = self.floor[found.first]
        if self.tokens.lowers[found.first - 1] in LINKS and titles.with_field(found.first, floor) is not None:
            return True
        common = all(titles.is_common(index) for index in range(found.first, found.stop))
        body = self.tokens.lowers[found.stop - 1] in lexicon.organisation_nouns()
        followed = found.stop < self.stops[floor] and titles.is_title(found.stop) and titles.is_name_word(found.stop)
        return common and not body and followed

    def _completed(self, found: Found, titles: Titles) -> Found:
        """A name with what the tagger left out of it: a given name that is also a word ("Precious Kolt"), a short rank
        ("Defense Minister Gen Nakatani"), what follows a particle ("Andre Correa do Lago")."""
        before, floor = found.first - 1, self.floor[found.first]
        if found.stop == found.first + 1 and before >= floor and self._is_named_like_a_month(before):
            return found._replace(first=before, label="PER")
        if found.label in ("ORG", "LOC") and self._apposed(found, titles):
            found = found._replace(label="PER")
        if found.label != "PER":
            return found
        if found.stop < self.stops[floor] and self.tokens.texts[found.stop] in PARTICLES:
            found = found._replace(stop=titles.run(found.first, self.stops[floor]))
        if before >= floor and titles.given_behind_title(before):
            return found._replace(first=before)
        alone = found.stop == found.first + 1 and before > floor and before not in titles.known
        if not alone or not titles.is_name_word(before) or titles.is_title(before):
            return found
        single = not titles.is_name_word(before - 1) and before - 1 not in titles.known
        return found._replace(first=before) if single and not self.tokens.texts[before].isupper() else found

    def _named_like_months(self) -> Iterator[Found]:
        """People whose given name is a month's, where the tagger saw none: "said May Dunt"."""
        taken = {index for found in self.tagged for index in range(found.first, found.stop)}
        for index, text in enumerate(self.tokens.texts[:-1]):
            if text in _months_named() and self.floor[index] == self.floor[index + 1] >= 0 and index not in taken:
                surname = self.tokens.texts[index + 1]
                name = surname.istitle() and surname.isalpha() and self.tokens.lowers[index + 1] not in _no_surnames()
                if (
                    name
                    and index + 1 not in taken
                    and index + 1 not in self.hit_at
                    and self._is_named_like_a_month(index)
                ):
                    yield Found(index, index + 2, "PER")

    def _is_named_like_a_month(self, index: int) -> bool:
        """Whether a token is such a name and no month: "in May", "3 May" and "early May" are months."""
        before = self.tokens.texts[index - 1] if index else ""
        dated = before[:1].isdigit() or before.lower() in BEFORE_MONTHS
        return self.tokens.texts[index] in _months_named() and not dated

    def _apposed(self, found: Found, titles: Titles) -> bool:
        """Whether a given name and another stand behind an office: "the cleaner Rosa Mint", "director, Rosa Mint"."""
        given = self.tokens.texts[found.first] in lexicon.given_names() and found.stop - found.first > 1
        before = found.first - 1 - (found.first > 0 and self.tokens.texts[found.first - 1] == ",")
        return given and before >= self.floor[found.first] and titles.is_title(before)

    def _only_shouted(self, found: Found) -> bool:
        """Whether what was taken for a name is but words of a sentence in capitals."""
        shouted = self.floor[found.first] in self.shouted
        return shouted and all(self._is_word(index) for index in range(found.first, found.stop))

    def _pieces(self, found: Found) -> Iterator[Found]:
        """What is left of a tagged name without words that no name begins or ends with, cut where a sentence ends
        after all, behind a state that owns it ("Rwanda's Southern Province") and, but for organisations, at commas."""
        if found.stop == found.first + 1 and self._plain(found.first):
            yield found
            return
        if found.label == "PER":  # "Bela Corin of Tavira"; not "Joan of Arc"
            seat = (i for i in range(found.first + 2, found.stop) if self.tokens.lowers[i] == "of")
            found = found._replace(stop=next(seat, found.stop))
        cuts = STOPS if found.label == "ORG" else STOPS | {","}
        at = [i for i in range(found.first, found.stop) if self.tokens.texts[i] in cuts or self._owned(i, found)]
        for before, stop in pairwise([found.first - 1, *at, found.stop]):
            first = before + 1
            while first < stop and self._leads_nothing(first, stop):
                first += 1
            if any(not self._small(index) for index in range(first, stop)):
                yield self._core(Found(first, stop, found.label))

    def _core(self, found: Found) -> Found:
        """A place without the words before and behind it, if the lexicon knows what is left: "northern Chile"."""
        capitals = [index for index in range(found.first, found.stop) if not self._small(index)]
        known = self.hit_at.get(capitals[0])
        return found._replace(first=known.first, stop=known.stop) if known and known.stop == capitals[-1] + 1 else found

    def _plain(self, index: int) -> bool:
        text = self.tokens.texts[index]
        return text.isalpha() and text[0].isupper() and not is_function_word(self.tokens.lowers[index])

    def _owned(self, index: int, found: Found) -> bool:
        owner = self.hit_at.get(found.first)
        return self.tokens.lowers[index] == "'s" and owner is not None and owner.stop == index

    def _leads_nothing(self, index: int, stop: int) -> bool:
        """Whether a token cannot begin a name: it has no capital, or only that of a sentence's start ("If Seoul", "Said
        Brandel"), or tells where somebody is from ("Paris-based")."""
        lower = self.tokens.lowers[index]
        before = self.tokens.texts[index - 1] if index else ""
        opens = index == self.floor[index] or before in OPENING_MARKS or before == ":"
        plain = is_function_word(lower.partition("'")[0]) or (lower in lexicon.cues() and index + 1 < stop)
        tail = lower.rpartition("-")[2]
        described = len(tail) > 3 and tail != lower and tail in lexicon.common_words() and index + 1 < stop
        return (opens and plain) or lower in ("the", "a", "an") or described

    def _small(self, index: int) -> bool:
        text = self.tokens.texts[index]
        return text.islower() and text not in PARTICLES and "-" not in text

    def _name(self, claim: Hit | Found, titles: Titles) -> Iterator[Name]:
        if isinstance(claim, Hit):
            yield _from_hit(claim)
        elif claim.label == "PER":
            yield from self._person(claim.first, claim.stop, titles)
        elif claim.label == "ORG":
            yield from self._organisation(claim.first, claim.stop)
        elif claim.label == "LOC":
            yield Name(claim.first, claim.stop, "place", self.tokens.printed(claim.first, claim.stop))

    def _person(self, first: int, stop: int, titles: Titles) -> Iterator[Name]:
        """A person without the title that the tagger may have taken for the name's beginning."""
        floor = self.floor[first]
        first = titles.last(first, stop) or first
        if first == stop:
            return
        title = titles.before(first, floor)
        while title is not None and stop - first > 2 and titles.is_common(first):
            first += 1
        text = " ".join(self.tokens.texts[index] for index in range(first, stop))
        yield Name(first, stop, "person", text, title=title, full=stop - first > 1)

    def _organisation(self, first: int, stop: int) -> Iterator[Name]:
        if stop - first == 1 and self.tokens.lowers[first] in lexicon.organisation_nouns():
            return  # "the Ministry": a description with a capital letter
        known = self.hit_at.get(first)
        yield Name(first, stop, "organisation", self.tokens.printed(first, stop), known.entry.state if known else "")

    def _told_by_title(self, titles: Titles, taken: set[int]) -> Iterator[Name]:
        """Names that nothing but the title before them tells."""
        for index in titles.ends():
            floor = self.floor[index]
            stop = self.stops[floor] if floor >= 0 else 0
            first = index + 1
            if first >= stop or index in taken or first in taken or not titles.is_name_word(first):
                continue
            end = titles.run(first, stop)
            title = titles.before(first, floor)
            free = end > first and taken.isdisjoint(range(first, end))
            if title is not None and free and not titles.is_common(end - 1):
                text = " ".join(self.tokens.texts[i] for i in range(first, end))
                yield Name(first, end, "person", text, title=title, full=end - first > 1)


def _is_person(claim: Hit | Found) -> bool:
    return isinstance(claim, Found) and claim.label == "PER"


def _from_hit(hit: Hit) -> Name:
    return Name(hit.first, hit.stop, hit.entry.kind, hit.entry.name, hit.entry.state)


@cache
def _months_named() -> frozenset[str]:
    """The months that are given names too."""
    return frozenset(lexicon.given_names().keys() & {"April", "August", "June", "May"})


@cache
def _no_surnames() -> frozenset[str]:
    """Words that are no surname behind a month: "May week", "June showers"."""
    return TIME_WORDS | lexicon.common_words()
