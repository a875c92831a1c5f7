# Everything runs in .venv, made with the machine's own Python; nothing else is installed anywhere.

.DEFAULT_GOAL := help
.PHONY: help setup peers demo test test-literate soak soak-bargaining lint format types contract docs lock clean

UV_VERSION := 0.13.9
BIN := .venv/bin
UV := $(BIN)/uv
LOCKED := pyproject.toml uv.lock

# The machine's own Python, and the certificates it trusts: an office may have its own.
export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS ?= true
export UV_PROJECT_ENVIRONMENT := .venv
unexport VIRTUAL_ENV

help: ## Say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 20

setup: .venv/.developer ## Make .venv with all that work on Servanda needs

peers: setup ## Install the programs that benchmarks compare with, until the next setup
	@$(UV) sync --quiet --frozen --group peers

demo: .venv/.user ## Set up, read a page, review and monitor a worked example, write the pages
	@$(BIN)/python examples/demo.py

test: setup ## Run every test that this machine allows
	@$(BIN)/pytest -n 2 --inline-snapshot=disable

test-literate: setup ## Run the tests that are documents; SERVANDA_UPDATE=1 fills in what is said
	@$(BIN)/pytest tests/literate

soak: setup ## Hold 20,000 random agreements and histories against the reference semantics
	@PYTHONPATH=tests $(BIN)/python -m monitor.soak

soak-bargaining: setup ## Hold 5,000 random problems and conflicts against the definitions
	@PYTHONPATH=tests $(BIN)/python -m bargaining.soak

lint: setup ## Check style and order
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

format: setup ## Put style and order right where a machine can
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

types: setup ## Check types
	@$(BIN)/mypy

contract: setup ## Check that each room imports only from rooms below it
	@$(BIN)/lint-imports --no-logo

docs: setup ## Build the documentation into site/, failing on any dead link
	@$(BIN)/zensical build --clean --strict

# The lock names the public index whatever index this machine uses (docs/decisions/0001-lock.md).
lock: $(BIN)/uv ## Lock the dependencies anew after a change in pyproject.toml
	@env -u UV_INDEX_URL -u UV_DEFAULT_INDEX -u UV_EXTRA_INDEX_URL -u UV_INDEX -u UV_FIND_LINKS \
	  $(UV) lock --no-config --default-index https://pypi.org/simple

clean: ## Remove what was built, .venv included
	rm -rf .venv build dist out site .*_cache .hypothesis
	find src tests examples -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/uv:
	@test -x $(BIN)/python || python3 -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

# Installs next to what is there, so that a demo never takes a developer's tools away.
.venv/.user: $(LOCKED) | $(BIN)/uv
	@$(UV) sync --quiet --frozen --inexact --no-default-groups
	@touch $@

.venv/.developer: $(LOCKED) | $(BIN)/uv
	@$(UV) sync --quiet --frozen
	@touch $@ .venv/.user
