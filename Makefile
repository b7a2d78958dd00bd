# Everything a developer or a tester types. The Windows equivalents are in README.md.
#
#   make demo    open the application on a practice register
#   make test    the whole suite, without a display
#   make check   style, types and layers
#   make bench   speed, each figure beside its floor: bench.json
#   make tour    a picture of every screen: tour/
#   make forms   compile ui/ after a change in Designer
#   make coverage, make wheel, make clean

PYTHON ?= python3
# Processes of the suite: one more than the two cores it is meant for, since many a test waits for a process of its own.
JOBS ?= 3
# More words for pytest: make test ARGS='tests/framework -k easter'
ARGS ?=

VENV_PYTHON := .venv/bin/python
INSTALLED := .venv/.installed
DESIGNED := nscb_desktop/views/designed/__init__.py
FORMS := $(wildcard ui/*.ui)
READY := $(INSTALLED) $(DESIGNED)
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# The suite starts many processes; kept from keeping what it compiled, each would compile everything again.
unexport PYTHONDONTWRITEBYTECODE
FIND_PYTHON := for python in "$(PYTHON)" python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	exec "$$python" packaging/make_environment.py; fi; done; \
	echo "Python 3.11 or later is needed. Install it, or name it: make PYTHON=/path/to/python3" >&2; exit 1

.DEFAULT_GOAL := test
.PHONY: demo test check bench tour forms coverage wheel clean

demo: $(READY)
	@$(VENV_PYTHON) packaging/make_environment.py --check
	@$(VENV_PYTHON) -m nscb_desktop demo --dir demo

test: $(READY)
	@$(OFFSCREEN) $(VENV_PYTHON) -m pytest -n $(JOBS) --dist loadfile $(ARGS)

check: $(READY)
	@$(VENV_PYTHON) -m ruff check .
	@$(VENV_PYTHON) -m ruff format --check .
	@$(VENV_PYTHON) -m mypy --strict
	@$(VENV_PYTHON) -m mypy --strict packaging/build_hook.py packaging/make_environment.py
	@.venv/bin/lint-imports --no-logo

bench: $(READY)
	@$(OFFSCREEN) $(VENV_PYTHON) -m tests.benchmarks $(ARGS)

tour: $(READY)
	@$(OFFSCREEN) $(VENV_PYTHON) -m tests.tour $(ARGS)

forms: $(DESIGNED)

coverage: $(READY)
	@$(OFFSCREEN) $(VENV_PYTHON) -m pytest -n $(JOBS) --dist loadfile --cov --cov-report=term $(ARGS)

wheel: $(READY)
	@$(VENV_PYTHON) -m pip --disable-pip-version-check wheel --quiet --no-deps --wheel-dir dist .
	@ls dist/*.whl

clean:
	rm -rf build dist demo tour bench.json htmlcov .coverage .coverage.* nscb_desktop/views/designed
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find nscb_desktop tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

# The folder ui is named too: its time changes when a form is taken away.
$(DESIGNED): ui $(FORMS) packaging/build_hook.py | $(INSTALLED)
	@$(VENV_PYTHON) packaging/build_hook.py

$(INSTALLED): pyproject.toml packaging/make_environment.py packaging/sqlcipher3.txt
	@$(FIND_PYTHON)
