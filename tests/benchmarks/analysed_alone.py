"""Analyses the files named on standard input, nothing else, and prints the seconds of processor time that took.

The first of them, as many as the first argument says, are read before, so that everything is loaded.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from core.analysis import analyse
from core.readers import read

paths = [Path(line) for line in sys.stdin.read().splitlines()]
warm = int(sys.argv[1])
for path in paths[:warm]:
    analyse(read(path))
start = time.process_time()
for path in paths[warm:]:
    analyse(read(path))
sys.stdout.write(f"{time.process_time() - start}\n")
