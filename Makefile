# make demo   set up, run the whole path on invented reports, write a page to look at
# make check  set up, formatting, lint, types, import rules, tests, accuracy on our own gold: what CI runs
# make bench  accuracy and speed on all corpora, held against their floors (see bench/)
# make lock   pin the dependencies anew, with hashes and without naming a host

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo

.PHONY: demo check bench lock browser clean

$(VENV)/run: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Marsad needs Python 3.11 or later: make PYTHON=python3.11 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev: $(VENV)/run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

demo: $(VENV)/run
	@$(BIN)/marsad demo $(DEMO)/reports
	@$(BIN)/marsad run $(DEMO)/reports --store $(DEMO)/marsad-store
	@$(BIN)/marsad export --store $(DEMO)/marsad-store --format html $(DEMO)/marsad.html
	@echo "The page to look at: $(abspath $(DEMO))/marsad.html"

check: $(VENV)/dev browser
	$(BIN)/ruff format --check src tests bench
	$(BIN)/ruff check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist loadfile
	$(BIN)/python -m bench --own

# The page is tested in a real browser where there is one; a Debian machine run by root gets it.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	  { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium >/dev/null; } || \
	  echo "no chromium here: the tests in the browser are skipped"

bench: $(VENV)/dev
	$(BIN)/python -m bench --write docs/benchmarks.md

lock:
	uv pip compile -q pyproject.toml --extra postgres --group build --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate -o requirements.lock
	uv pip compile -q pyproject.toml --extra postgres --extra encoder --group dev --universal --python-version 3.11 -c requirements.lock \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate -o requirements-dev.lock

clean:
	rm -rf $(VENV) $(DEMO)
