# make demo   the whole chain on the seed documents, and the site on http://127.0.0.1:8000
# make test   the whole suite; on SQLite, or on DATABASE_URL where that is set
# make setup  the installing alone
# make scores how well the analysis reads

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: demo test setup lint scores messages requirements clean

demo: export SECRET_KEY_FILE := var/demo-secret
demo: export DATABASE_URL := $(or $(DATABASE_URL),sqlite:///var/demo.sqlite3)
demo: export ALLOWED_HOSTS := 127.0.0.1,localhost
demo: export HTTPS := off
demo: export SECOND_FACTOR := off
demo: .venv/.runtime var/demo-secret
	@$(BIN)/python manage.py demo --port $(PORT)

test: export DEBUG := on
test: setup
	$(BIN)/python -m pytest -n auto

setup: .venv/.dev

# What the linters, the type checker and Django itself have to say.
lint: export DEBUG := on
lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint templates --check --quiet
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run
	env -u DEBUG SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
	  ALLOWED_HOSTS=newsroom.example $(BIN)/python manage.py check --deploy --fail-level WARNING

# How well the analysis reads, against reference readings: each a reference, the folder of its texts, and the day
# on which these came in.
SCORES := \
  tests/eval/seeds_gold.json,seeds,2026-11-20 \
  tests/eval/dev_gold.json,tests/eval/dev,2026-02-01 \
  tests/eval/field_gold.json,tests/eval/field,2026-11-01 \
  tests/eval/fresh_a_gold.json,tests/eval/fresh_a,2026-11-01 \
  tests/eval/fresh_b_gold.json,tests/eval/fresh_b,2026-11-01 \
  tests/eval/held_out_gold.json,tests/eval/held_out,2026-11-01

scores: export DEBUG := on
scores: setup
	@for set in $(SCORES); do echo "$$set" | { IFS=, read -r gold texts day; echo "$$gold"; \
	  $(BIN)/python manage.py evaluate "$$gold" "$$texts" --received "$$day"; } || exit; done

# For translators: needs GNU gettext.
messages:
	DEBUG=on $(BIN)/python manage.py makemessages -l id --no-location --no-wrap -i .venv -i var
	DEBUG=on $(BIN)/python manage.py compilemessages -l id -i .venv

# For a change of dependencies: needs uv.
requirements:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --no-header pyproject.toml -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --no-header --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf .venv var

.venv/.runtime: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=...")'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv || \
	  { echo "No virtual environment: on Debian, apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.runtime
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

var/demo-secret:
	@mkdir -p var
	@umask 077 && $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50), end="")' > $@
