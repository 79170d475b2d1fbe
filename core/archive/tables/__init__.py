"""What stands in the tables of the archive file, and how: columns, terms of the index, pieces of text."""
