# demo: a page of the sample paper as PDF    test: everything the project checks
# Each target sets up what it needs in .venv; a second run finds it done.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
JOBS ?= 2
# Tests start this program and others hundreds of times: they are compiled once.
unexport PYTHONDONTWRITEBYTECODE
# The benchmark has an environment of its own: which Python it runs on decides a tenth of it.
BENCH_VENV := .bench

.PHONY: test-window screenshots dist long
.PHONY: help demo test lint bench scan golden clean render-ready test-ready bench-ready

help:
	@echo 'make demo    set the sample paper: out/science-weekly.pdf and .png'
	@echo 'make test    linters, types, import contracts, tests'
	@echo 'make lint    the first three of these'
	@echo 'make test-window  the window on a screen of its own, from start to exported PDF'
	@echo 'make screenshots  the pictures of the window in the READMEs'
	@echo 'make dist    a folder that needs no Python, and a .deb; built and started'
	@echo 'make long    kills, random edits and states in great number: minutes'
	@echo 'make bench   speed, memory, file size and filled lines, beside typst'
	@echo 'make scan    set every class beside every other at every measure: minutes'
	@echo 'make golden  write the golden files of the tests anew; look at the diff before you commit'
	@echo 'make clean   remove what was built, the environment too'

demo: render-ready
	@mkdir -p out
	$(BIN)/pagesetter render examples/science-weekly -o out/science-weekly.pdf --png
	@echo 'Open out/science-weekly.pdf, or the picture beside it.'

test: test-ready
	@sh tools/system_packages.sh
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder -q

lint: test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test-window: test-ready
	@sh tools/system_packages.sh
	$(BIN)/python -m pytest -q tests/gui/test_real_window.py

screenshots: test-ready
	$(BIN)/python tools/make_screenshots.py

dist: test-ready
	@sh tools/system_packages.sh
	rm -rf dist
	$(BIN)/python tools/make_dist.py
	PAGESETTER_DIST=dist $(BIN)/python -m pytest -q tests/gui/test_dist.py

long: test-ready
	PYTHONPATH=tests/session $(BIN)/python tests/session/killing.py 2000
	PAGESETTER_LONG=1 $(BIN)/python -m pytest -q tests/gui/test_many_edits.py tests/gui/test_states.py

bench: bench-ready
	$(BENCH_VENV)/bin/python -m bench $(BENCH)
	$(BENCH_VENV)/bin/python -m bench.window
	$(BENCH_VENV)/bin/python -m bench.resetting
	$(BENCH_VENV)/bin/python -m bench --quality

scan: test-ready
	$(BIN)/python tools/phase_scan.py

golden: test-ready
	$(BIN)/python -m pytest -q --golden

clean:
	rm -rf $(VENV) $(BENCH_VENV) out build dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} +

render-ready: $(VENV)/render.stamp
test-ready: $(VENV)/test.stamp
bench-ready: $(BENCH_VENV)/bench.stamp

$(VENV)/python.stamp:
	@PYTHON='$(PYTHON)' sh tools/make_venv.sh $(VENV)
	@touch $@

$(VENV)/render.stamp: $(VENV)/python.stamp requirements/render.txt requirements/build.txt pyproject.toml
	$(PIP) install --require-hashes -r requirements/render.txt -r requirements/build.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/render.stamp requirements/gui.txt requirements/copy.txt requirements/test.txt
	$(PIP) install --require-hashes -r requirements/gui.txt -r requirements/copy.txt -r requirements/test.txt
	@touch $@

$(BENCH_VENV)/bench.stamp: $(wildcard requirements/*.txt) pyproject.toml tools/bench_python.sh
	@PYTHON="$$(sh tools/bench_python.sh '$(PYTHON)')" sh tools/make_venv.sh $(BENCH_VENV)
	$(BENCH_VENV)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes \
		-r requirements/render.txt -r requirements/build.txt -r requirements/gui.txt -r requirements/copy.txt -r requirements/bench.txt
	$(BENCH_VENV)/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation --editable .
	@touch $@
