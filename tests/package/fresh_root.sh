#!/bin/sh
# fresh_root.sh PACKAGE.deb : installs the package in a bare Debian, and draws with it. See tests/fresh/root.sh for what it
# needs, and for the environment variables that it reads.
set -eu
package=$(realpath "$1")
# shellcheck source=tests/fresh/root.sh
. "$(dirname "$(realpath "$0")")/../fresh/root.sh"
make_root
cp "$package" "$root/root/"
quietly() { inside env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
quietly apt-get update -q
quietly apt-get install -qy --no-install-recommends "/root/$(basename "$package")"
quietly conflictmap version
quietly conflictmap render /usr/share/conflictmap/maps/overview.yaml -o /tmp/out
for picture in png svg; do
    [ -s "$root/tmp/out/overview/overview.$picture" ]
done
ls -l "$root/tmp/out/overview"
echo "fresh root: the package installs and draws"
