"""Reading one sentence for names: titles, given names, capitals and context decide what a capitalised run names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from core.analysis import lexicon
from core.analysis.names.gazetteer import Hit, hits
from core.analysis.names.name import SUFFIXES, Name
from core.analysis.text.grammar import DASHES, OPENING_MARKS, TIME_WORDS, is_adverb, is_function_word, word_set
from core.analysis.text.tokens import Token, Tokens

PARTICLES = word_set("name-particle")
"""Lower-case words inside personal names (Chicago Manual of Style 8.5 to 8.14)."""
ARTICLED = re.compile(rf"(?i:{'|'.join(sorted(word_set('arabic-article')))})-[A-Z]")
"""A name behind its Arabic article: al-Burhan."""


MAX_TITLE, MAX_LIST = 20, 60
"""How many words a title before a name, and a list of names, may have."""


class Finder:
    """Finds the names of sentences of one text."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.hits = {hit.first: hit for hit in hits(tokens)}
        pairs = zip(tokens.items, tokens.items[1:], strict=False)
        self.capitalised_inside = {word.text for before, word in pairs if before.is_word and word.capitalised}
        """Words with a capital that no sentence's start explains: "Reilly" behind "Mary"."""

    def known(self, first: int, stop: int) -> Iterator[Name]:
        """The names of the lexicon between two tokens."""
        for index in range(first, stop):
            if (hit := self.hits.get(index)) and hit.stop <= stop and not self._begins_longer(hit, stop):
                yield _from_hit(hit)

    def _begins_longer(self, hit: Hit, stop: int) -> bool:
        """Whether an outlet's name is only the beginning of another: "The National Intelligence Service"."""
        articled = hit.entry.kind == "outlet" and self.tokens[hit.first].lower == "the" and hit.stop < stop
        return articled and self._name_word(self.tokens[hit.stop])

    def sentence(self, first: int, stop: int) -> Iterator[Name]:
        """Names between two tokens; those with ``full`` False are still to be confirmed by the rest of the document."""
        index = first
        while index < stop:
            joined = self._joined_organisation(index, stop)
            if joined is not None:
                yield joined
                index = joined.stop
                continue
            hit = self.hits.get(index)
            if hit and hit.stop <= stop and not self._is_given_name(hit, stop) and not self._no_name(hit, first, stop):
                organisation = self._organisation_from(hit, stop)
                yield organisation or _from_hit(hit)
                index = organisation.stop if organisation else hit.stop
            elif self._may_start(index, first):
                end = self._run(index, stop)
                for name in self._read(index, end, stop):
                    yield name
                    end = max(end, name.stop)
                index = end
            else:
                index += 1

    def _joined_organisation(self, first: int, stop: int) -> Name | None:
        """ "the Korea Iron and Steel Association": a name with "and" in it, told by the noun at its end and the common
        word before the "and"."""
        hit = self.hits.get(first)
        leads = hit is not None and hit.entry.kind in ("state", "adjective", "place", "capital")
        middle = self._run(hit.stop if hit is not None and leads else first, stop) if first < stop else first
        start = hit.stop if hit is not None and leads else first
        if middle <= start or middle + 1 >= stop or self.tokens[middle].lower not in ("and", "&"):
            return None
        last = self.tokens[middle - 1].lower
        ordinary = last in lexicon.common_words() and last not in lexicon.organisation_nouns()
        if not ordinary or last in lexicon.person_nouns() or not self._name_word(self.tokens[middle + 1]):
            return None
        end = self._run(middle + 1, stop)
        if self.tokens[end - 1].lower not in lexicon.organisation_nouns() or self._title_end(middle + 1, end):
            return None
        return self._organisation(first, self._extend(end, stop), hit.entry.state if hit is not None and leads else "")

    def _no_name(self, hit: Hit, first: int, stop: int) -> bool:
        return self._opens(hit, first) or self._begins_longer(hit, stop)

    def _opens(self, hit: Hit, first: int) -> bool:
        """Whether a known name is only a common word with the capital of a sentence's start ("Reading", "Nice")."""
        token = self.tokens[hit.first]
        loose = hit.entry.kind in ("place", "outlet", "organisation") and not token.text.isupper()
        return loose and hit.first == first and hit.stop == first + 1 and token.lower in lexicon.common_words()

    def _is_given_name(self, hit: Hit, stop: int) -> bool:
        """Whether a known place or state is somebody's given name here: "Jordan Peterson", "Chelsea Clinton"."""
        token = self.tokens[hit.first]
        after = hit.stop
        return (
            hit.stop == hit.first + 1
            and (token.text in lexicon.given_names() or token.text in lexicon.family_first())
            and after < stop
            and after not in self.hits
            and self._name_word(self.tokens[after])
            and self.tokens[after].lower not in lexicon.common_words()
        )

    def _organisation_from(self, hit: Hit, stop: int) -> Name | None:
        """A known name that begins an organisation's: "Russian Defense Ministry", "Seoul Central District Court"."""
        if hit.entry.kind not in ("adjective", "state", "capital", "place", "organisation", "outlet"):
            return None
        end = self._run(hit.stop, stop) if self._may_start(hit.stop, hit.first) and hit.stop < stop else hit.stop
        words = range(hit.stop, end)
        if not words or self._title_end(hit.stop, end) is not None:
            return None
        if self.tokens[end - 1].lower not in lexicon.organisation_nouns():
            return None
        return self._organisation(hit.first, self._extend(end, stop), hit.entry.state)

    def _organisation(self, first: int, stop: int, state: str) -> Name:
        text = self.tokens.printed(first, stop)
        return Name(first, stop, "organisation", text, state)

    def _extend(self, end: int, stop: int) -> int:
        """Take in "of National Defense" behind an organisation's noun."""
        if end + 1 < stop and self.tokens[end].lower in ("of", "for", "on"):
            at = end + 1 + (self.tokens[end + 1].lower == "the")
            if at < stop and self.tokens[at].capitalised and self.tokens[at].lower not in TIME_WORDS:
                return self._list_end(self._run(at, stop, through_hits=True), stop)
        return end

    def _list_end(self, end: int, stop: int) -> int:
        """Take in the rest of a list of names: "of Trade, Industry and Energy"."""
        while end + 1 < stop and self.tokens[end].text == "," and self._leads_list(end + 1, stop):
            end = self._run(end + 1, stop, through_hits=True)
        if end + 1 < stop and self.tokens[end].lower == "and" and self._name_word(self.tokens[end + 1]):
            end = self._run(end + 1, stop, through_hits=True)
        return end

    def _leads_list(self, first: int, stop: int) -> bool:
        """Whether capitalised words go on to "and" and a further one, with nothing but commas between."""
        at = first
        stop = min(stop, first + MAX_LIST)
        while at < stop and (self._name_word(self.tokens[at]) or self.tokens[at].text == ","):
            at += 1
        return first < at and at + 1 < stop and self.tokens[at].lower == "and" and self._name_word(self.tokens[at + 1])

    def _name_word(self, token: Token) -> bool:
        return (
            token.capitalised
            and token.text[0].isalpha()
            and token.lower not in TIME_WORDS
            and (not is_function_word(token.lower) or (len(token.text) == 2 and token.text.endswith(".")))
            and not token.text.startswith(("http", "www."))
        )

    def _given_name_too(self, index: int) -> bool:
        """Whether a word of the closed classes is somebody's given name here: "Will Kolt"."""
        token = self.tokens[index]
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else token
        titled = index > 0 and self.tokens[index - 1].lower in lexicon.person_nouns() and token.capitalised
        named = (token.text in lexicon.given_names() or titled) and token.lower not in TIME_WORDS
        return named and following is not token and self._name_word(following) and not self._common(following)

    def _may_start(self, index: int, first: int) -> bool:
        if index >= len(self.tokens) or not (self._name_word(self.tokens[index]) or self._given_name_too(index)):
            return False
        token = self.tokens[index]
        opens = index == first or self.tokens[index - 1].text in OPENING_MARKS | DASHES | {":"}
        if opens and token.lower in lexicon.common_words():
            return self._leads_to_name(index)
        return not opens or not is_adverb(token.lower) or token.text in self.capitalised_inside

    def _leads_to_name(self, index: int) -> bool:
        """Whether a common word at a sentence's start belongs to a title, an organisation or a name behind it."""
        end = index + 1
        while end < len(self.tokens) and end < index + 5 and self._name_word(self.tokens[end]) and end not in self.hits:
            end += 1
        words = [self.tokens[i].lower for i in range(index, end)]
        if end == index + 1:
            return False
        nouns = (lexicon.person_nouns(), lexicon.organisation_nouns())
        return (
            any(word in known for word in words for known in nouns) or self.tokens[index].text in lexicon.given_names()
        )

    def _run(self, first: int, stop: int, *, through_hits: bool = False) -> int:
        """Where the capitalised words that start at ``first`` end; particles inside them are taken along."""
        end = first
        while end < stop:
            token = self.tokens[end]
            if end > first and not through_hits and (hit := self.hits.get(end)) and not self._part_of_name(hit):
                break
            if (
                self._name_word(token)
                or (end == first and self._given_name_too(end))
                or (end > first and self._owned_by_many(end, stop))
                or token.text in SUFFIXES
                or (end > first and ARTICLED.match(token.text))
                or (token.text in PARTICLES and end > first and self._particle_leads(end, stop))
            ):
                end += 1
            else:
                break
        return end

    def _owned_by_many(self, index: int, stop: int) -> bool:
        """Whether a possessive stands inside an organisation's name: "Prosecutors' Office", "Women's Institute"."""
        owner = lexicon.person_nouns().get(self.tokens[index - 1].lower)
        if index + 1 >= stop or self.tokens[index].text not in ("'", "’", "'s", "’s") or owner is None:
            return False
        several = self.tokens[index - 1].lower == owner.plural and self.tokens[index - 1].capitalised
        return (
            several
            and self.tokens[index + 1].lower in lexicon.organisation_nouns()
            and self._name_word(self.tokens[index + 1])
        )

    def _part_of_name(self, hit: Hit) -> bool:
        """Whether a known single-word place is a family name here: a given name stands right before it."""
        before = self.tokens[hit.first - 1].text
        single = hit.stop == hit.first + 1 and hit.entry.kind in ("place", "outlet", "organisation")
        return single and before in lexicon.given_names()

    def _particle_leads(self, index: int, stop: int) -> bool:
        after = index + 1
        while after < stop and self.tokens[after].text in PARTICLES:
            after += 1
        return after < stop and self._name_word(self.tokens[after])

    def _title_end(self, first: int, stop: int) -> int | None:
        """One past the last title word between two tokens, None without one."""
        nouns, honorifics = lexicon.person_nouns(), lexicon.honorifics()
        for index in range(stop - 1, first - 1, -1):
            token = self.tokens[index]
            if self._given_name_like_rank(index, first) or self._owned_by_many(index + 1, stop):
                continue
            if token.text in honorifics or (token.lower in nouns and nouns[token.lower].kind != "kin"):
                return index + 1
        return None

    def _given_name_like_rank(self, index: int, first: int) -> bool:
        """Whether a short form without its stop is a given name behind a title: "Defense Minister Gen Nakatani"."""
        token = self.tokens[index]
        if index == first or token.text not in lexicon.honorifics() or f"{token.text}." not in lexicon.honorifics():
            return False
        return self.tokens[index - 1].lower in lexicon.person_nouns()

    def _read(self, first: int, end: int, stop: int) -> Iterator[Name]:
        """What a run of capitalised words names: a titled person, an organisation, a person, a bare surname."""
        title_end = self._title_end(first, end)
        if title_end == end:
            yield from self._title_of(first, end, stop)
            return
        start = title_end or first
        if title_end != end and self.tokens[end - 1].lower in lexicon.organisation_nouns():
            if end - first == 1 and self._extend(end, stop) == end:
                return  # "the Ministry": a description with a capital letter
            yield self._organisation(first, self._extend(end, stop), "")
            return
        if not self._given_name_too(start) and (title_end is None or self._skip_common(start, end) <= end - 2):
            start = self._skip_common(start, end)
        titled = title_end is not None or self._titled_before(first)
        if start < end and self._is_person(start, end, titled, stop):
            yield self._person(start, end, first if title_end else self._lower_title(first))
        elif 1 <= end - start <= 4 and self.tokens[start].text[0].isupper():
            bare = first if title_end else self._lower_title(first)
            if bare is None or end - start > 1 or not self._only_a_word(start):
                yield replace(self._person(start, end, bare), full=False)

    def _only_a_word(self, at: int) -> bool:
        """Whether a word behind a title is likelier a word than a surname: "Marine Resources", not "Mr. Price"."""
        return self._common(self.tokens[at]) and self.tokens[at - 1].text not in lexicon.honorifics()

    def _title_of(self, first: int, end: int, stop: int) -> Iterator[Name]:
        """ "Director of National Security Shin Won-sik": a title that goes on after "of", then the name."""
        if end >= stop or self.tokens[end].lower not in ("of", "for", "to", "in"):
            return
        until = self._run(end + 1, stop, through_hits=True)
        start = self._skip_common(end + 1, until)
        listed = self._list_end(until, stop)
        if listed != until:
            # "Minister for Planning, Development and Reform Ivo Kern"
            start = until = listed
            while self._name_word(self.tokens[start - 1]) and not self._common(self.tokens[start - 1]):
                start -= 1
        while start < until and (hit := self.hits.get(start)) is not None and not self._is_given_name(hit, stop):
            start = self._skip_common(hit.stop, until)
        if until - start >= 2 and not any(self._common(self.tokens[i]) for i in range(start, until)):
            yield self._person(start, until, first)

    def _skip_common(self, first: int, end: int) -> int:
        """Past the words that are hardly ever names ("National Security" before a name)."""
        while first < end and self._common(self.tokens[first]):
            first += 1
        return first

    def _common(self, token: Token) -> bool:
        known = token.text in lexicon.given_names() or token.text in lexicon.family_first()
        return token.lower in lexicon.common_words() and not known

    def _titled_before(self, first: int) -> bool:
        return self._lower_title(first) is not None

    def _lower_title(self, first: int) -> int | None:
        """Where a lower-case title right before a name begins: "security adviser Jane Roe" begins at "security"."""
        nouns = lexicon.person_nouns()
        before = self.tokens[first - 1] if first else None
        if before is None or (before.lower not in nouns and before.text not in lexicon.honorifics()):
            return None
        if before.lower in lexicon.cues() and not self._has_article(first - 1):
            return None  # "accused Dahl of hiding it"
        start = first - 1
        while start > max(0, first - MAX_TITLE) and self._modifies(self.tokens[start - 1]):
            start -= 1
        return start

    def _has_article(self, at: int) -> bool:
        return at > 0 and self.tokens[at - 1].lower in ("the", "an", "a")

    def _modifies(self, token: Token) -> bool:
        return (
            token.is_word
            and not is_function_word(token.lower)
            and token.text.isalpha()
            and (token.lower in lexicon.common_words() or token.capitalised)
            and token.lower not in lexicon.cues()
            and token.lower not in TIME_WORDS
        )

    def _is_person(self, start: int, end: int, titled: bool, stop: int) -> bool:
        words = [self.tokens[i] for i in range(start, end)]
        if len(words) < 2:
            return False
        if titled:
            return True
        named = words[0].text in lexicon.given_names() or words[0].text in lexicon.family_first()
        initial = any(len(word.text) == 2 and word.text.endswith(".") for word in words[:-1]) or len(words[0].text) == 1
        if named or initial:
            return not any(self._common(word) for word in words[1:] if word.text not in PARTICLES)
        if self._named_between_commas(start, end):
            return True
        if any(word.lower in lexicon.common_words() or word.text.isupper() for word in words):
            return False
        before = self.tokens[start - 1]
        apposed = before.text == "," and start > 1 and self.tokens[start - 2].lower in lexicon.person_nouns()
        return apposed or self._reports(before) or self._speaks_or_is_described(end, stop)

    def _named_between_commas(self, start: int, end: int) -> bool:
        """ "its director, Precious Kolt, said": whoever stands between an office and a verb of saying is a person."""
        if start < 2 or self.tokens[start - 1].text != "," or end + 1 >= len(self.tokens):
            return False
        described = self.tokens[start - 2].lower in lexicon.person_nouns()
        return described and self.tokens[end].text == "," and self.tokens[end + 1].lower in lexicon.cues()

    def _reports(self, token: Token) -> bool:
        """Whether a word right before a name is a verb whose subject may follow it ("said Oskar Brandel")."""
        cue = lexicon.cues().get(token.lower)
        return cue is not None and cue.tense == "past" and "post" in cue.frames

    def _speaks_or_is_described(self, end: int, stop: int) -> bool:
        """Whether what follows an unknown name fits only a person: a verb of saying, an age, an office."""
        following = [self.tokens[i].lower for i in range(end, min(end + 12, stop))]
        if not following:
            return False
        if following[0] == "," and len(following) > 1 and following[1] in lexicon.cues():
            return self.tokens[end - 1].text != "," and self._closes_apposition(end)
        if following[0] == "," and len(following) > 1:
            aside = following[1 : following.index(",", 1)] if "," in following[1:] else following[1:]
            if not aside:
                return False
            described = aside[0] not in ("and", "or") and any(word in lexicon.person_nouns() for word in aside)
            return aside[0].isdigit() or described
        first_verb = next((word for word in following[:3] if not is_adverb(word)), "")
        return first_verb in lexicon.cues() or following[0] == "who"

    def _closes_apposition(self, end: int) -> bool:
        """Whether a name that ends before a comma also stands behind one: "an adviser, Musa al-Tom, rejected"."""
        at = end - 1
        while at > 0 and (self._name_word(self.tokens[at]) or ARTICLED.match(self.tokens[at].text)):
            at -= 1
        return self.tokens[at].text == ","

    def _person(self, start: int, end: int, title: int | None) -> Name:
        text = " ".join(self.tokens[i].text for i in range(start, end))
        return Name(start, end, "person", text, title=title)


def _from_hit(hit: Hit) -> Name:
    return Name(hit.first, hit.stop, hit.entry.kind, hit.entry.name, hit.entry.state)
