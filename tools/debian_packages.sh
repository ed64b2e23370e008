#!/bin/sh
# Sees to it that the Debian packages of apt-packages.txt (or those named as arguments) are installed.
# As root, or where sudo asks for no password, it installs what is missing; else it prints the command and stops.
set -eu
cd "$(dirname "$0")/.."

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This system is not Debian. Install what apt-packages.txt lists under your system's names first." >&2
    exit 1
fi

missing=""
for name in ${*:-$(sed 's/#.*//' apt-packages.txt)}; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $name"
done
[ -n "$missing" ] || exit 0

install="apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "Debian packages are missing. Install them with this command, then run make again:" >&2
    echo "    sudo apt-get update && sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi

echo "Installing Debian packages:$missing"
# The tests start their own PostgreSQL; packages must not start services of the system.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
    $as_root chmod 755 "$policy"
    trap '$as_root rm -f "$policy"' EXIT
fi
log=$(mktemp)
if ! { $as_root apt-get -q update && $as_root env DEBIAN_FRONTEND=noninteractive $install; } >"$log" 2>&1; then
    tail -n 30 "$log" >&2
    echo "The Debian packages could not be installed:$missing" >&2
    exit 1
fi
rm -f "$log"
