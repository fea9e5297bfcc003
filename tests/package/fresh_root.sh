#!/bin/sh
# fresh_root.sh PACKAGE.deb : makes a Debian of its own in a folder, installs the package there, and draws with it.
# Needs root and debootstrap. CONFLICTMAP_FRESH_ROOT names a root to begin from, which is then used and kept.
set -eu
package=$(realpath "$1")
mirror=${CONFLICTMAP_MIRROR:-http://deb.debian.org/debian}
root=${CONFLICTMAP_FRESH_ROOT:-}
if [ -z "$root" ]; then
    root=$(mktemp -d "${TMPDIR:-/var/tmp}/conflictmap-root-XXXXXX")
    trap 'rm -rf --one-file-system "$root"' EXIT
    debootstrap --variant=minbase bookworm "$root" "$mirror" >"$root.log" 2>&1 || {
        tail -n 20 "$root.log" >&2
        exit 1
    }
    rm -f "$root.log"
fi
cp "$package" "$root/root/"
cp /etc/resolv.conf "$root/etc/resolv.conf"
inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 chroot "$root" "$@"; }
inside apt-get update -q
inside apt-get install -qy --no-install-recommends "/root/$(basename "$package")"
inside conflictmap version
inside conflictmap render /usr/share/conflictmap/maps/overview.yaml -o /tmp/out
for picture in png svg; do
    [ -s "$root/tmp/out/overview/overview.$picture" ]
done
ls -l "$root/tmp/out/overview"
echo "fresh root: the package installs and draws"
