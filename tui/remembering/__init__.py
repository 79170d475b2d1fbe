"""What the program remembers between two starts, for each archive: searches, saved searches, where one was."""
