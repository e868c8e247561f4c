# Budskap's recipes. The first two need Python 3.11 and nothing else: `make run` and `make test`.

PORT ?= 8000
WORKERS ?= 2
ARGS ?=

PY := .venv/bin/python
PYTEST := .venv/bin/pytest -n $(WORKERS) --dist worksteal $(ARGS)
# The tests that may touch a database. The libraries know of none: on another one they would say the same.
STORED := tests/browser tests/budskap tests/cms tests/docs tests/scripts
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locales/*/LC_MESSAGES/*.po))

# Keep what Python compiles of our own code, whatever the machine is set to: each start would do it again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev chromium schemas run test test-postgres lint format docs messages bench fuzz hooks lock clean

help: ## Say what there is to make.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: .venv/base.done $(CATALOGUES) ## Make .venv with what Budskap runs on, and compile the interface's languages.

setup-dev: .venv/dev.done tests/oracles/node_modules/.done $(CATALOGUES) ## The same, with what tests and linters need.

run: setup ## Serve the demo brand: make run, or make run PORT=8123. What is written is kept in var/.
	@$(PY) -m scripts.run --port $(PORT)

test: setup-dev chromium schemas ## Run every test on SQLite, Chromium included: make test, or make test ARGS=tests/channels.
	env -u DATABASE_URL -u REDIS_URL $(PYTEST)

test-postgres: setup-dev chromium schemas ## The tests that need a database, on PostgreSQL and Redis: throw-away ones, or DATABASE_URL and REDIS_URL.
	$(PY) -m scripts.with_postgres $(PY) -m scripts.with_redis $(PYTEST) $(if $(ARGS),,$(STORED))

lint: setup-dev ## Style, types and the import contracts.
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/mypy --config-file cms/mypy.ini
	.venv/bin/lint-imports

format: setup-dev ## Write every Python file the way lint wants it.
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

docs: setup-dev ## Write the generated pages of docs/ anew: each scripts/docs_*.py makes one.
	@set -e; for page in $(wildcard scripts/docs_*.py); do $(PY) -m scripts.$$(basename $$page .py); done

messages: setup-dev ## Bring the interface's catalogues (locales/*/LC_MESSAGES) up to date with the code, and name what is untranslated.
	$(PY) -m scripts.extract_catalogues
	@$(PY) -m scripts.extract_catalogues --check

bench: setup-dev .venv/bench.done ## Measure what the documentation claims: each benchmarks/bench_*.py prints its figures.
	@set -e; for claim in $(wildcard benchmarks/bench_*.py); do $(PY) -m benchmarks.$$(basename $$claim .py); done

fuzz: setup-dev .venv/bench.done ## One million guided runs of the template language: make fuzz, or make fuzz ARGS="--runs 10000".
	$(PY) -m tests.fuzz.fuzz_language $(ARGS)

hooks: setup-dev ## Lint before each commit.
	.venv/bin/pre-commit install

lock: setup ## Lock requirements/*.in anew: make lock, or make lock ARGS=--upgrade.
	scripts/lock $(ARGS)

clean: ## Remove what can be made again. What was written in the demo (var/) stays.
	rm -rf .venv tests/oracles/node_modules tests/oracles/schemas .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache $(CATALOGUES)

# Find the Chromium that browser tests drive, or install Debian's.
chromium: .venv/base.done
	@$(PY) -m scripts.chromium

# Find the schemas of XLIFF that tests hold our files against, or fetch Debian's.
schemas: .venv/base.done
	@$(PY) -m scripts.xliff_schemas

# The environment, renewed when a lock changes. A mark stands for each half. LEXICONS=0 leaves out the
# dictionaries (docs/lexicons.md).
.venv/base.done: requirements/bootstrap.txt requirements/base.txt requirements/lexicons.txt scripts/setup
	scripts/setup base
	@touch $@

# The environment with its second half: tests and linters.
.venv/dev.done: requirements/dev.txt .venv/base.done
	scripts/setup base dev
	@touch .venv/base.done $@

# What the benchmarks measure us against; two of them are published as source alone.
.venv/bench.done: requirements/bench.txt .venv/dev.done
	.venv/bin/uv pip install --quiet --python $(PY) --require-hashes -r requirements/bench.txt
	@touch $@

# What tests and benchmarks compare us with, for the Node that stands in .venv.
tests/oracles/node_modules/.done: tests/oracles/package-lock.json .venv/dev.done
	cd tests/oracles && PATH="$(CURDIR)/.venv/bin:$$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# A compiled catalogue, which git does not keep.
%.mo: %.po .venv/base.done
	$(PY) -m scripts.compile_catalogues $<
