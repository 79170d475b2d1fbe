"""Quotes written out for other programs and other people: one module a format, all of them in `formats.FORMATS`.

Whatever the format, the words of a quote are the words of `QuoteRow.words`: escaped where the format asks for it, so
that who reads the format gets them back, and never otherwise changed.
"""
