#!/bin/sh
# Install the Debian packages that some tests need: real servers and language data for text recognition.
# Does nothing where they are there; says which tests will be skipped where it may not install them.
# Never removes a package and starts no service.
set -u
packages="dovecot-imapd dovecot-lmtpd tesseract-ocr-eng tesseract-ocr-spa"
missing=""
for package in $packages; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "Not installed:$missing. The tests that need them are skipped; to run them:"
    echo "  sudo apt-get install --no-remove --no-install-recommends$missing"
    exit 0
fi
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"
    trap 'rm -f "$policy"' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
{ apt-get -qq -o DPkg::Lock::Timeout=300 update && apt-get -qq -y -o DPkg::Lock::Timeout=300 install --no-remove --no-install-recommends $missing; } >/dev/null 2>&1 ||
    echo "Could not install:$missing. The tests that need them are skipped."
exit 0
