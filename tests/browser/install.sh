#!/bin/sh
# Real browsers for the tests: the system's own, or apt's when we may. Chromium must be; without Firefox tests are skipped.
set -eu

has() {
  for name in "$@"; do command -v "$name" >/dev/null && return; done
  return 1
}

# One chain, so that whoever asks hears of any fault: -e is off inside a condition.
apt_gives() {
  [ "$(id -u)" = 0 ] && has apt-get && apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

has chromium chromium-browser google-chrome || apt_gives chromium || .venv/bin/playwright install chromium
has "${FIREFOX:-firefox-esr}" || apt_gives firefox-esr ||
  echo "There is no firefox-esr here, and apt does not give it: real push is not tried." >&2
