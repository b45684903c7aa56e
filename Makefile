# Everything a person or CI does here. `make setup` once; then `make check`, `make fix`, `make test`.

SHELL := /bin/bash
PYTHON ?= python3.11
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := .venv/bin

.PHONY: setup check fix test bench help

help:  ## What there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

setup: $(UV)  ## Make .venv with everything `make test` needs
	@$(UV) sync --frozen --no-build --quiet --all-extras --python $(PYTHON)

.uv/bin/uv:
	@$(PYTHON) -m venv .uv && .uv/bin/pip install --quiet uv

check: setup  ## Every gate; reports all failures
	@failed=0; \
	for gate in "$(RUN)/ruff check" "$(RUN)/ruff format --check --quiet" "$(RUN)/lint-imports --no-cache" "$(RUN)/mypy"; do \
	  echo "· $$gate"; $$gate || failed=1; \
	done; exit $$failed

fix: setup  ## Format, and mend what can be mended
	@$(RUN)/ruff check --fix --quiet; $(RUN)/ruff format --quiet

test: check  ## Gates, then all tests
	@$(RUN)/pytest $(TESTS)

bench: setup  ## Speed and accuracy over real letters, each beside its baseline
	@$(RUN)/python -m bench
