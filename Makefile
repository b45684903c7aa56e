# Everything a person or CI does here. `make setup` once; then `make check`, `make fix`, `make test`.

SHELL := /bin/bash
PYTHON ?= python3.11
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := .venv/bin
SERVE ?= yes
PORT ?= 8000
LETTERS ?=
# Tests run in a random order at the desk, and in one order in CI, which must not fail by chance.
ORDER := $(if $(filter true,$(CI)),--randomly-seed=1)
# One worker more than there are cores: a browser test waits for its browser.
WORKERS := -n $(shell echo $$(( $$(nproc) + 1 ))) --dist worksteal
# What PostgreSQL is tried with: what it may answer otherwise: services, locks, doors, search, docket, the audit's chain, and each page once (test_frame).
ASKED := services access acts frame docket docket_of_many docket_places states searching append_only verification \
  stops ties assignments signatures drafts issue serve import proposals sweeping deliveries counting
ON_POSTGRESQL := $(foreach name,$(ASKED),$(wildcard tests/web/*/test_$(name).py tests/web/test_$(name).py)) -m "not processes and not words"
# All tests of the site that may run on it: `make postgresql`.
ALL_ON_POSTGRESQL := tests/web $(addprefix --ignore=tests/web/,browser letters samples shell) -m "not processes and not words"
# What one process compiled, the next need not.
export PYTHONDONTWRITEBYTECODE :=
# Every check is on, also those that are off by default: who tries the site shall see what there is.
DEMO := OPENIMR_DEVELOPMENT=1 OPENIMR_DATA=demo-data OPENIMR_CHECKS=all

.PHONY: setup check fix test postgresql bench demo help

help:  ## What there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

setup: $(UV)  ## Make .venv, the site's assets and the system's packages: all that `make test` needs
	@$(UV) sync --frozen --no-build --quiet --all-extras --python $(PYTHON) $(if $(shell command -v npm),,--group assets)
	@$(RUN)/python -m openimr.web.assets
	@scripts/system-packages

.uv/bin/uv:
	@$(PYTHON) -m venv .uv && .uv/bin/pip install --quiet uv

check: setup  ## Every gate; reports all failures
	@scripts/gates

fix: setup  ## Format, and mend what can be mended
	@$(RUN)/ruff check --fix --quiet; $(RUN)/ruff format --quiet

test: check  ## Gates, then all tests, those of the site on both databases; TESTS=tests/letters runs one room
	@$(RUN)/pytest $(ORDER) $(or $(TESTS),$(WORKERS))
	@if [ -z "$(TESTS)" ]; then echo "· the site's tests on PostgreSQL"; scripts/with-postgres $(RUN)/pytest $(ORDER) $(WORKERS) $(ON_POSTGRESQL); fi

postgresql: setup  ## All tests of the site on PostgreSQL; `make test` tries there what it may answer otherwise
	@scripts/with-postgres $(RUN)/pytest $(ORDER) $(WORKERS) $(ALL_ON_POSTGRESQL)

demo: setup  ## Sample people and cases, our sample letters replayed, and the site; LETTERS=folder replays that too, SERVE= ends without serving
	@$(DEMO) $(RUN)/openimr site migrate
	@$(DEMO) $(RUN)/openimr site demonstrate
	@$(DEMO) $(RUN)/openimr replay samples/letters $(LETTERS)
	@$(DEMO) $(RUN)/openimr audit verify
	@$(DEMO) $(RUN)/openimr site code
	@if [ -n "$(SERVE)" ]; then $(DEMO) $(RUN)/openimr site serve --port $(PORT); fi

bench: setup  ## Speed and accuracy over real letters, each beside its baseline
	@$(RUN)/python -m bench
