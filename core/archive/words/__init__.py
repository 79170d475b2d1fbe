"""Words and names as the index knows them: cut, folded, counted, and which lie near each other."""
