# `make` alone lists what there is to do. Nothing is needed but Python 3.11 or newer, and make.

PORT ?= 8000
PHONE_PORT ?= 8001
DATA := .data
VENV := .venv
BIN := $(VENV)/bin
PYTHON := $(BIN)/python
EMBEDDED := $(PYTHON) -m engage.embedded
BENCH := --data $(DATA)/bench --memory 2GB
MANAGE := $(PYTHON) manage.py

# Which pins the virtual environment was made from; what serves development serves the demo as well.
RUNTIME := $(VENV)/installed-to-run
DEVELOPMENT := $(VENV)/installed-to-develop
PIP := $(PYTHON) -m pip --quiet --disable-pip-version-check

export ENGAGE_PORT := $(PORT)
export ENGAGE_PHONE_PORT := $(PHONE_PORT)
export PYTHONUNBUFFERED := 1

.DEFAULT_GOAL := help
.PHONY: help demo test proof lint format shell bench bench-data chaos screenshots replay messages lock reset clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

# ---- seeing it

demo: $(RUNTIME) ## Run everything on this machine, with invented people: PORT=8000 PHONE_PORT=8001
	@$(EMBEDDED) --data $(DATA) --until-interrupted -- $(MANAGE) demo

shell: $(RUNTIME) ## A Python prompt on the demo's data, whether the demo runs or not
	@$(EMBEDDED) --data $(DATA) -- $(MANAGE) shell

replay: $(RUNTIME) ## Play a file of incidents into the demo: FILE=calls.csv AGENCY=slug [SPEED=60] [ARGS=--accept-suggestions]
	@$(if $(and $(FILE),$(AGENCY)),,$(error Say which file and for which agency: make replay FILE=calls.csv AGENCY=slug))
	@exec $(EMBEDDED) --data $(DATA) --until-interrupted -- \
	  $(MANAGE) replay "$(FILE)" --agency "$(AGENCY)" $(if $(SPEED),--speed "$(SPEED)") $(ARGS)

reset: $(RUNTIME) ## Delete the demo's data
	@$(EMBEDDED) --data $(DATA) --remove

# ---- working on it

# Settings that tests may run with: they guard nothing, and the addresses lead nowhere (the launcher puts real ones in).
test proof lint bench bench-data chaos screenshots messages: export SECRET_KEY ?= only-for-tests-it-guards-nothing-and-never-will
test proof lint bench bench-data chaos screenshots messages: export ENCRYPTION_KEYS ?= b25seS1mb3ItdGVzdHMtaXQtZ3VhcmRzLW5vdGhpbmc=
test proof lint bench bench-data chaos screenshots messages: export LOOKUP_KEY ?= only-for-tests-it-guards-nothing
test proof lint bench bench-data chaos screenshots messages: export STATIC_FROM_SOURCE ?= 1
test proof lint bench bench-data chaos screenshots messages: export DATABASE_URL := postgres://nobody@127.0.0.1:1/nowhere
test proof lint bench bench-data chaos screenshots messages: export REDIS_URL := redis://127.0.0.1:1/0
TEMPLATES = $(shell find . -path ./$(VENV) -prune -o -path '*/templates/*.html' -print)

# The server goes away with its databases: to drop them first would only take time.
test: lint ## Check everything; ARGS="tests/surveys -k reply" narrows the tests
	@$(EMBEDDED) --temporary -- $(PYTHON) -m pytest -n 2 --dist loadgroup --reuse-db $(ARGS)

proof: $(DEVELOPMENT) ## Prove the gate: 10,000 invented histories and whole real files, against a plain reading of the rules
	@STORIES=10000 WHOLE_FILES=1 $(EMBEDDED) --temporary -- $(PYTHON) -m pytest -n 2 tests/gate $(ARGS)

lint: $(DEVELOPMENT) ## Check style, types, who imports whom, templates, migrations, settings
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy .
	@$(BIN)/lint-imports
	@$(if $(TEMPLATES),$(BIN)/djade --check --target-version 5.2 $(TEMPLATES))
	@$(EMBEDDED) --temporary -- sh -ec '$(MANAGE) makemigrations --check --dry-run; $(MANAGE) check'

format: $(DEVELOPMENT) ## Put code and templates into the house's style
	@$(BIN)/ruff check --fix --quiet
	@$(BIN)/ruff format --quiet
	@$(if $(TEMPLATES),$(BIN)/djade --target-version 5.2 $(TEMPLATES))

bench: $(DEVELOPMENT) ## Measure the hot paths against their floors
	@$(EMBEDDED) $(if $(findstring pages,$(ARGS)),$(BENCH),--temporary) -- $(PYTHON) -m bench $(ARGS)

bench-data: $(DEVELOPMENT) ## Fill .data/bench with many agencies and their past, for bench: ARGS="--scale 0.01"
	@$(EMBEDDED) $(BENCH) -- $(PYTHON) -m bench.filling $(ARGS)

chaos: $(DEVELOPMENT) ## Beat the real processes for 2,000 incidents, then audit the books: ARGS="--incidents 500 --seed 7"
	@$(EMBEDDED) --temporary -- $(MANAGE) chaos $(ARGS)

screenshots: $(DEVELOPMENT) ## Take the pictures of the documentation again (needs Chromium)
	@$(EMBEDDED) --temporary -- $(MANAGE) screenshots $(ARGS)

messages: $(DEVELOPMENT) ## Collect the sentences of public pages and compile their translations (public/locale)
	@$(MANAGE) translate

lock: $(PYTHON) ## Pin the libraries of requirements*.in, with hashes; ARGS=--upgrade takes the newest
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate $(ARGS) --output-file requirements.txt requirements.in
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate $(ARGS) --constraint requirements.txt --output-file requirements-dev.txt requirements-dev.in

clean: ## Delete the virtual environment and what tools left behind; the demo's data stays
	@find . -path ./$(DATA) -prune -o -name __pycache__ -type d -exec rm -rf {} +
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# ---- the virtual environment

$(DEVELOPMENT): requirements-dev.txt | $(PYTHON)
	@echo "Installing what developing Engage needs (the first time, about a minute) …"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@ $(RUNTIME)

$(RUNTIME): requirements.txt | $(PYTHON)
	@echo "Installing what Engage needs (the first time, about half a minute) …"
	@$(PIP) install --require-hashes -r requirements.txt
	@touch $@

$(PYTHON):
	@for python in python3.13 python3.12 python3.11 python3; do \
	  if $$python -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    exec $$python -m venv $(VENV); \
	  fi; \
	done; \
	echo "Engage needs Python 3.11 or newer with its venv module: on Debian, apt install python3-venv." >&2; \
	exit 1
