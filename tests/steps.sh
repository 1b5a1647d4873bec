#!/bin/sh
# Every check of the house, one after the other; the first that fails is the last. `check` leaves the tests out.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
PATH="$root/.venv/bin:$root/web/node_modules/.bin:$PATH"
export PATH

step() {
  printf '→ %s\n' "$1"
  shift
  "$@"
}

step "ruff" ruff check .
step "ruff format" ruff format --check .
step "mypy" mypy
step "import-linter" lint-imports
cd web
step "biome" biome check --error-on-warnings .
cd "$root"
step "tsc, the page" tsc -p web
step "tsc, the worker" tsc -p web/worker
[ "${1:-}" = check ] && exit 0
step "node" node --test tests/web/*.test.js
# Printed first, so that no two test servers print it at once.
step "site" python -m server site
step "pytest" python -m pytest -q -n 2 --dist worksteal
