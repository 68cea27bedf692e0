# `make demo` runs the site on this machine, `make test` checks it. README.md says the rest.
# PORT, SEARCH_URL and DATABASE_URL are taken from the environment; PYTHON names an interpreter (3.11).
.PHONY: demo test lint messages lock bench bench-quality elasticsearch postgres clean
export PYTHON

demo:
	@bin/prepare requirements.txt --optional requirements-semantic.txt
	@exec .venv/bin/python bin/demo.py

test:
	@bin/prepare requirements.txt requirements-dev.txt --optional requirements-semantic.txt
	@bin/test

lint:
	@bin/prepare requirements.txt requirements-dev.txt
	@bin/lint

messages:  # the texts to translate, from the code into portal/locale
	@bin/prepare requirements.txt
	@bin/messages

lock:  # requirements*.txt from requirements*.in
	@bin/lock

bench:
	@bin/prepare requirements.txt --optional requirements-semantic.txt
	@bin/bench

bench-quality:  # RELEVANCE=FOLDER of sets of texts with known answers
	@bin/prepare requirements.txt --optional requirements-semantic.txt
	@RELEVANCE="$(RELEVANCE)" bin/bench-quality

elasticsearch:  # a node for development: deploy/elasticsearch/README.md
	@deploy/elasticsearch/start.sh

postgres:  # a server for tests on this machine, on Debian and Ubuntu
	@bin/postgres

clean:  # what can be made again; the data in var/ stays
	rm -rf .venv .ruff_cache .pytest_cache .hypothesis var/static
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
	find portal/locale -name '*.mo' -delete
