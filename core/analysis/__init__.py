"""From a document's text to its analysis: pure functions, no input or output."""
