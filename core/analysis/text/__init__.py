"""A text as characters, words, quotations, sentences and turns, before anybody is named."""
