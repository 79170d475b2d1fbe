"""Whether an archive is sound, and putting right what can be."""
