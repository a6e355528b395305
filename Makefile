# What a developer or a curious office runs. `make help` lists it.
# Needs Python 3.11 or newer, make and git; everything else is installed into .venv.

PYTHON ?= python3
BIN := .venv/bin
LOCKS := requirements.lock requirements-extras.lock requirements-dev.lock
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq

.PHONY: help setup demo test check bench soak learn lock system-packages clean
.DEFAULT_GOAL := help

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-16s %s\n", $$1, $$2}' Makefile

setup: .venv/.ready ## install duewatch and the development tools into .venv

.venv/.ready: pyproject.toml $(LOCKS)
	@echo "Installing into .venv (a minute or two the first time) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Duewatch needs Python 3.11 or newer; set PYTHON=python3.11 or the like."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --require-hashes -r requirements-extras.lock -r requirements-dev.lock
	@$(PIP) install --no-build-isolation --no-deps --no-index -e .
	@touch $@

demo: setup ## play the demonstration office until Ctrl-C
	@$(BIN)/duewatch demo

test: setup system-packages ## run all tests
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "not soak and not bench"

check: setup ## lint, types and import contracts, under a minute
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: setup system-packages ## measure: ratios and CPU time, never a test
	@$(BIN)/python -m pytest tests/bench -m bench -q -s

soak: setup system-packages ## what is too long for `make test`
	@$(BIN)/python -m pytest -m soak

system-packages: ## install the servers that some tests need, where this user may
	@sh tests/system_packages.sh

learn: setup ## learn anew from the sample mails what words and sentences say (minutes)
	@$(BIN)/python -m tests.parsers.learning
	@$(BIN)/python -m tests.parsers.fit_points
	@$(BIN)/ruff format -q parsers/facts/statement_points.py
	@$(BIN)/python -m tests.parsers.test_score

lock: setup ## renew the lock files: pinned, hashed, no index address
	@$(PIP) install uv
	@for part in "requirements" "requirements-extras --extra exchange --extra ocr --extra dns -c requirements.lock" "requirements-dev --group dev -c requirements.lock -c requirements-extras.lock"; do \
	  set -- $$part; name=$$1; shift; \
	  $(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml "$$@" -o $$name.lock; done

clean: ## remove what the targets above made here
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks demo-office
