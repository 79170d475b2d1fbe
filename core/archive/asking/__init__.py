"""From a query to an answer: what its words and filters mean here, what fits, in which order, of how many."""
