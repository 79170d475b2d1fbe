# Everything sets itself up: `make demo` and `make test` make .venv first, once, and again when pyproject.toml changes.
# Works with GNU make 3.81 (macOS) and later.

# The first of these that runs and is new enough; `make PYTHON=/some/python3.12 test` names another.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test check quality bench fuzz screenshots clean

help:
	@echo 'make demo         open the dashboard on the shipped documents (an overview where there is no terminal)'
	@echo 'make test         ruff, mypy, import-linter and all tests'
	@echo 'make check        ruff, mypy --strict and import-linter alone'
	@echo 'make quality      scores against gold, with the figures'
	@echo 'make bench        speed and size, with the figures; BENCH=--help for what can be asked'
	@echo 'make fuzz         odd input for readers, analysis, dates, queries and rows, for minutes; FUZZ=--help'
	@echo 'make screenshots  draw the pictures of the README, record its tour and run its commands again'
	@echo 'make clean        remove .venv and whatever tools left behind'

demo: $(READY)
	@$(BIN)/onrecord demo

test: check
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

quality: $(READY)
	@OPENBLAS_NUM_THREADS=1 PYTHONPATH=tests/support $(BIN)/python tests/quality/report.py

bench: $(READY)
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/benchmarks/run.py $(BENCH)

fuzz: $(READY)
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/fuzz/fuzz.py $(FUZZ)

screenshots: $(READY)
	@$(BIN)/python tests/pictures/draw.py
	@PYTHONPATH=tests/benchmarks $(BIN)/python tests/pictures/screens.py
	@PYTHONPATH=tests/benchmarks $(BIN)/python tests/pictures/cast.py
	@PYTHONPATH=tests/support $(BIN)/python tests/pictures/fill_readme.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Old pips fail on some of the packages, so the environment's own pip is renewed before anything is installed.
# The stamp comes last: a set-up that was cut short starts again.
$(READY): pyproject.toml
	@python='$(PYTHON)'; \
	test -n "$$python" || { echo 'onrecord needs Python 3.11 or later: none found.' \
		'Install one, or name it: make PYTHON=/path/to/python3 $(MAKECMDGOALS)' >&2; exit 1; }; \
	"$$python" -c 'import ensurepip, venv' 2>/dev/null || { echo "$$python cannot make environments." \
		'On Debian and Ubuntu: sudo apt install python3-venv' >&2; exit 1; }; \
	echo 'Setting up $(VENV) (once) ...' >&2; \
	"$$python" -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)
