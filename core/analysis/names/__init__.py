"""Names in a text: those the lexicon knows, and those that context makes certain."""
