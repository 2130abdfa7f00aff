# Everything a person needs to run, test and check the project. `make` alone lists it.

# Any Python from 3.11 on: make app PYTHON=python3.13
PYTHON ?= python3
# Only this machine sees the dashboard: make app ADDRESS=0.0.0.0 shows it to the network, PORT=8600 fixes its port.
ADDRESS ?= 127.0.0.1
PORT ?=

VENV := .venv
RUN := $(VENV)/bin/python
STREAMLIT := --server.headless true --server.address $(ADDRESS) --browser.gatherUsageStats false

.PHONY: help setup app notebook test screenshots lint linter formatting types format

help:
	@echo "make setup        makes $(VENV) and installs what the product needs"
	@echo "make app          starts the dashboard on the seed report and prints its address"
	@echo "make notebook     opens the notebooks in JupyterLab"
	@echo "make test         runs all tests"
	@echo "make screenshots  draws the dashboard's picture in the documentation anew"
	@echo "make lint         runs the linter, the formatter's check and the type checker"
	@echo "make format       formats the code"

setup: $(VENV)/.product

app: $(VENV)/.product
	@$(RUN) -m streamlit run streamlit_app.py $(STREAMLIT) $(if $(PORT),--server.port $(PORT))

# JupyterLab refuses the root user, who may be the only one in a container, unless told not to.
notebook: $(VENV)/.notebook
	@$(RUN) -m jupyterlab --ip $(ADDRESS) $(if $(PORT),--port $(PORT)) $(if $(filter 0,$(shell id -u)),--allow-root) \
	  --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks/01-metrics.ipynb

test: $(VENV)/.development
	@browser="$$($(RUN) -m tests.browser)" && BROWSER_PATH="$$browser" $(RUN) -m pytest -n auto --dist loadfile

screenshots: $(VENV)/.development
	@browser="$$($(RUN) -m tests.browser)" && BROWSER_PATH="$$browser" $(RUN) -m tests.screenshots

lint: linter formatting types

linter: $(VENV)/.development
	@$(RUN) -m ruff check .

formatting: $(VENV)/.development
	@$(RUN) -m ruff format --check .

types: $(VENV)/.development
	@$(RUN) -m mypy

format: $(VENV)/.development
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

# A stamp is younger than the file it was installed from, so nothing is installed twice.
$(VENV)/.product: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed, but '$(PYTHON)' is not: make $(or $(MAKECMDGOALS),setup) PYTHON=/path/to/python3.11" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "'$(PYTHON)' cannot make a virtual environment: install its venv module (Debian: apt install python3-venv)" >&2; exit 2; }
	$(RUN) -m pip install --disable-pip-version-check --quiet -r requirements.txt
	@touch $@

$(VENV)/.notebook: requirements-notebook.txt $(VENV)/.product
	$(RUN) -m pip install --disable-pip-version-check --quiet -r requirements-notebook.txt
	@touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.product
	$(RUN) -m pip install --disable-pip-version-check --quiet -r requirements-dev.txt
	@touch $@
