"""What the tagger of names is trained on is what it sees when it runs."""

from __future__ import annotations

import numpy as np

from core.analysis.names.features import OFFSETS
from core.analysis.names.gazetteer import hits
from core.analysis.names.tagger import lay_out, tagger
from core.analysis.text.segments import sentences
from core.analysis.text.tokens import tokenise
from core.analysis.weights.hashed import hashes, rows
from core.training.names import ALWAYS, FACT, FACTS, examples, tags_of
from core.training.tagged import Tagged

TEXT = "Ana Reis of the Norvian Dockers' Union met Ban Ki-moon in Seoul. The union, Reis said, won. KERN WINS VOTE"


def test_trained_attributes_weigh_what_the_tables_add_up_to() -> None:
    model = tagger().model
    wanted = []
    for items, _ in examples(Tagged(TEXT, ())):
        for item in items:
            wanted.append(np.array(model.always))
            for attribute in item:
                kind, _, feature = attribute.partition("|")
                if kind == FACT:
                    wanted[-1] += model.of_fact[FACTS.index(feature)]
                elif kind != ALWAYS:
                    [row] = rows(model.keys, hashes([feature]))
                    wanted[-1] += model.of_feature[row, OFFSETS.index(int(kind))]
    tokens = tokenise(TEXT)
    layout = lay_out([range(s.first, s.stop) for s in sentences(TEXT, tokens, (), ((0, len(TEXT)),))])
    np.testing.assert_allclose(tagger().scores(layout, tokens, hits(tokens)), wanted, rtol=1e-4, atol=1e-2)


def test_tags_follow_the_characters_of_the_programs_own_tokens() -> None:
    text = "Paris-based Ana de Reis left the U.S."
    marks = ((0, 5, "LOC"), (12, 23, "PER"), (33, 36, "LOC"))
    assert tags_of(tokenise(text), marks) == ["B-MISC", "B-PER", "I-PER", "I-PER", "O", "O", "B-LOC"]
