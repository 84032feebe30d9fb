# Everything here sets up what it needs; all it needs to start is Python 3.11 or newer (with venv).
PYTHON ?= python3
PYTEST_ARGS ?=
LOCK_ARGS ?=
CASES ?= 2000
OUT ?= build/corpus
FIRST ?= 0
KILLS ?= 200
PLATFORM ?=
PYTHON_VERSION ?=
BENCH ?=

BIN := .venv/bin
RUNTIME := .venv/.runtime
DEV := .venv/.dev
CORPUS := .venv/.corpus
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SELF := $(PIP) --no-deps --no-build-isolation --editable .
LOCKED := $(PIP) --no-deps --require-hashes --requirement
TARGET := $(if $(PLATFORM),--platform $(PLATFORM)) $(if $(PYTHON_VERSION),--python-version $(PYTHON_VERSION))
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links $(LOCK_ARGS)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test e2e lint format types bench corpus fuzz kill-test screenshots sample usage lock wheel \
	bundle wheels bundle-test clean

help:
	@echo "make demo         open the browser on the packaged sample"
	@echo "make test         check style and types, then run all tests (PYTEST_ARGS=... is passed on)"
	@echo "make e2e          the command over SSH, in tmux and in a real xterm; says which Debian packages it needs"
	@echo "make lint         check style alone;  make format mends it"
	@echo "make types        check types alone"
	@echo "make bench        measure what is promised in figures (BENCH=\"line reading\"): each with its bound, OK or SHORT"
	@echo "make corpus       set made-up tables with every producer into OUT=build/corpus, and read them back"
	@echo "make fuzz         read mutated documents (CASES=2000, FIRST=0): a table or a refusal, nothing else"
	@echo "make kill-test    kill the program at KILLS=200 random moments while it saves a review: nothing may be lost"
	@echo "make screenshots  make the pictures in screenshots/ anew"
	@echo "make sample       make tui/sample.pdf anew"
	@echo "make usage        make the man page and the completions in share/ anew, after a change of the options"
	@echo "make lock         lock the dependencies anew (LOCK_ARGS=--upgrade to newer ones)"
	@echo "make wheel        build the package into dist/"
	@echo "make bundle       build dist/budget-tui.pyz, the program in one file for this machine, and a folder of wheels"
	@echo "                  with an install script for PLATFORM=manylinux_2_28_aarch64 PYTHON_VERSION=3.12"
	@echo "                  (this machine unless named);  make wheels makes the folder alone"
	@echo "make bundle-test  build both and try them with the network cut off"
	@echo "make clean        remove all that was made here, .venv too"
	@echo "PYTHON=python3.12 chooses the Python that .venv is made with"

demo: $(RUNTIME)
	@$(BIN)/budget-tui --demo

test: lint types
	@$(BIN)/python -m pytest --numprocesses 2 --dist worksteal $(PYTEST_ARGS)

e2e: $(DEV)
	@$(BIN)/python -m tests.e2e.needed
	@$(BIN)/python -m pytest tests/e2e $(PYTEST_ARGS)

lint: $(DEV)
	@$(BIN)/ruff format --check --quiet . || { echo "Some files are not formatted: make format" >&2; exit 1; }
	@$(BIN)/ruff check --quiet .

format: $(DEV)
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

types: $(DEV)
	@$(BIN)/mypy

bench: $(DEV)
	@$(BIN)/python -m tests.benchmarks $(BENCH)

# Besides: chromium libreoffice-calc libreoffice-writer qpdf ghostscript and the fonts that it names, from Debian.
corpus: $(CORPUS)
	@$(BIN)/python -m tests.corpus --out "$(OUT)"
	@$(BIN)/python -m tests.corpus.check "$(OUT)"
	@$(BIN)/python -m tests.forms --out "$(OUT)/forms"
	@$(BIN)/python -m tests.forms.check "$(OUT)/forms"

fuzz: $(DEV)
	@$(BIN)/python -m tests.fuzz --cases $(CASES) --first $(FIRST)

kill-test: $(DEV)
	@$(BIN)/python -m tests.review.kills --kills $(KILLS)

screenshots: $(DEV)
	@TERM=xterm-256color COLORTERM=truecolor $(BIN)/python -m screenshots.make

sample: $(DEV)
	@$(BIN)/python -m tests.sample

usage: $(DEV)
	@$(BIN)/python -m tests.usage

# Each lock bounds those after it, so that one .venv serves all, and a bundle holds what was tested.
lock: $(DEV)
	@$(COMPILE) pyproject.toml --group build --output-file requirements.lock
	@$(COMPILE) pyproject.toml --group bundle --constraint requirements.lock --output-file requirements-bundle.lock
	@$(COMPILE) pyproject.toml --group build --group dev --constraint requirements.lock \
		--constraint requirements-bundle.lock --output-file requirements-dev.lock
	@$(COMPILE) --group corpus --constraint requirements-dev.lock --output-file requirements-corpus.lock

bundle: $(DEV)
	@$(BIN)/python -m bundle $(TARGET)

wheels: $(DEV)
	@$(BIN)/python -m bundle $(TARGET) --only-wheels

# Not part of the suite: it downloads what users of a bundle need, and takes minutes.
bundle-test: $(DEV)
	@$(BIN)/python -m pytest tests/bundle $(PYTEST_ARGS)

wheel: $(RUNTIME)
	@$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .

clean:
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis snapshot_report.html
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One .venv, filled in two steps; a stamp in it says that a step is done for the lock as it stands.
$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Setting up .venv ..."
	@$(LOCKED) requirements.lock
	@$(SELF)
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Setting up .venv for tests ..."
	@$(LOCKED) requirements-dev.lock
	@$(SELF)
	@touch $(RUNTIME) $@

$(CORPUS): requirements-corpus.lock $(DEV)
	@echo "Setting up .venv for the corpus ..."
	@$(LOCKED) requirements-corpus.lock
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "budget-tui needs Python 3.11 or newer, and $(PYTHON) is not: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }
