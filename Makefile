# Doorstep. `make` lists what can be made.
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
.DEFAULT_GOAL := help
.PHONY: run test check bench site words weights pictures doctor setup help

run: setup  ## Set everything up, print the site, serve it at http://127.0.0.1:8000 and send alerts
	@$(BIN)/python -m server run

test: setup-test  ## Set everything up, then lint, types and every test, a real browser included
	@sh tests/steps.sh

check: setup-test  ## Only lint and types
	@sh tests/steps.sh check

bench: setup-test  ## Print one JSON line for each figure; ONLY=site runs one group
	@$(BIN)/python -m tests.bench $(ONLY)

site: setup  ## Print the site into site/
	@$(BIN)/python -m server site

words: setup  ## Extract the words, update each language and say what is missing
	@$(BIN)/python -m server words

weights: setup-test .stamps/fit  ## Find anew what the reader's words weigh, from the papers in tests/papers
	@$(BIN)/python -m tests.papers.fit

pictures: setup-test  ## Draw the icons and take the pictures for the README and the install sheet
	@$(BIN)/python -m tests.pictures

doctor: setup  ## Say what is wrong here and how to mend it
	@$(BIN)/python -m server doctor

setup: .stamps/run
setup-test: .stamps/run .stamps/test
.stamps/%: requirements.txt requirements-dev.txt requirements-fit.txt web/package-lock.json setup.sh tests/browser/install.sh
	@sh setup.sh $*

help:
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18
