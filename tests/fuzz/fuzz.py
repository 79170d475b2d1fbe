"""Feeds what nobody would write to what must stand it, for a time; tells each input that breaks something.

python tests/fuzz/fuzz.py                            two minutes, shared out among the targets
python tests/fuzz/fuzz.py --seconds 3600             longer
python tests/fuzz/fuzz.py --only readers --seed 7 --number 4711   one input again
"""

from __future__ import annotations

import argparse
import secrets
import sys
import time
import traceback
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.append(str(Path(__file__).parents[2]))
sys.path.append(str(Path(__file__).parents[1] / "support"))
from targets import TARGETS, Target

MOST_FAULTS = 5
"""So many of one target are told, then the next is taken."""


def one(target: Target, seed: int, number: int) -> str:
    """What is wrong with one input, as a traceback; "" for nothing. The same numbers give the same input."""
    with TemporaryDirectory(prefix="onrecord-fuzz-") as folder:
        try:
            target(Random(f"{seed} {number}"), Path(folder))
        except Exception:
            return traceback.format_exc()
    return ""


def fuzzed(name: str, seed: int, seconds: float) -> int:
    """How many faults a target showed in so many seconds; each is printed with how to see it again."""
    began, slowest, faults, number = time.perf_counter(), 0.0, 0, 0
    while time.perf_counter() - began < seconds and faults < MOST_FAULTS:
        number += 1
        before = time.perf_counter()
        if fault := one(TARGETS[name], seed, number):
            faults += 1
            print(f"{fault}again: python tests/fuzz/fuzz.py --only {name} --seed {seed} --number {number}\n")
        slowest = max(slowest, time.perf_counter() - before)
    print(f"{name:<10} {number:>8,} inputs, {faults} faults, the slowest {slowest * 1000:,.0f} ms")
    return faults


def main() -> int:
    """Run what was asked for; 1 where anything is wrong."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seconds", type=float, default=120.0)
    asked.add_argument("--seed", type=int, default=secrets.randbelow(10**9))
    asked.add_argument("--only", choices=tuple(TARGETS))
    asked.add_argument("--number", type=int)
    given = asked.parse_args()
    names = [given.only] if given.only else list(TARGETS)
    if given.number is not None:
        faults = [one(TARGETS[name], given.seed, given.number) for name in names]
        print("".join(faults) or "nothing is wrong with it")
        return int(any(faults))
    print(f"seed {given.seed}")
    return int(sum(fuzzed(name, given.seed, given.seconds / len(names)) for name in names) > 0)


if __name__ == "__main__":
    sys.exit(main())
