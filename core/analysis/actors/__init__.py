"""The people, organisations and states of a document, and which of them a source names."""
