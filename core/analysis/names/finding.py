"""Names in a text: those of its sentences, by tagger, lexicon and titles; then those that the whole document tells."""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis.names.finder import Finder
from core.analysis.names.gazetteer import hits
from core.analysis.names.memory import Memory
from core.analysis.names.name import Name
from core.analysis.names.uncased import uncased_names, without_capitals
from core.analysis.text.segments import Sentence
from core.analysis.text.tokens import Tokens


def find_names(tokens: Tokens, sentences: Sequence[Sentence], headline: range) -> tuple[Name, ...]:
    """All names of the sentences and of the headline (a range of tokens), in order, none overlapping.

    A headline capitalises every word, so no new name is believed there, only known ones and those of the body.
    """
    from core.analysis.names.tagger import tagger  # numpy is read in with the first document, not at the start

    known = hits(tokens)
    body = [range(sentence.first, sentence.stop) for sentence in sentences]
    if without_capitals(tokens) and (uncased := uncased_names(tokens, body)):
        return tuple(uncased)
    finder = Finder(tokens, body, known, tagger().tag(tokens, body, known))
    memory = Memory(finder.names(), tokens)
    found = [*memory.again(), *(memory.in_headline(headline, finder.known(headline)) if headline else ())]
    return tuple(sorted(found, key=lambda name: name.first))
