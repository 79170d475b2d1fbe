"""Reported speech in one sentence: cues, the phrases around them, and the words they report."""
