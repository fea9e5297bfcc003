# shellcheck shell=sh
# root.sh : a bare Debian 12 in a folder, for the scripts that source this one. Needs root and debootstrap. The root is
# in $root, and is removed when the script ends.
#
# CONFLICTMAP_MIRROR      Debian's mirror; without it the one that apt uses here
# CONFLICTMAP_FRESH_ROOT  a folder with a bare Debian: made if it is not there, and copied, which is quicker

root=
job=
end_root() {
    # unshare takes the processes and mounts of `inside` along.
    if [ -n "$job" ]; then
        kill -KILL "$job" || true
        wait "$job" || true
    fi
    [ -z "$root" ] || rm -rf --one-file-system "$root" || { sleep 1 && rm -rf --one-file-system "$root"; }
}
trap end_root EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# make_root : debootstrap's smallest Debian, with this machine's ways to the network
make_root() {
    [ "$(id -u)" -eq 0 ] || {
        echo "error: only root can make a Debian in a folder; call this as root, for example with sudo" >&2
        exit 1
    }
    base=${CONFLICTMAP_FRESH_ROOT:-}
    root=$(mktemp -d "${TMPDIR:-/var/tmp}/conflictmap-root-XXXXXX")
    chmod 755 "$root"
    if [ -z "$base" ]; then
        bootstrap "$root"
    else
        if [ ! -e "$base/etc/debian_version" ]; then
            # Under another name, since half a Debian would pass for one.
            bootstrap "$base.new"
            mv "$base.new" "$base"
        fi
        cp -a "$base/." "$root/"
    fi
    settle
}

# bootstrap FOLDER
bootstrap() {
    proxy=
    mirror=${CONFLICTMAP_MIRROR:-}
    if command -v apt-get >/dev/null; then
        eval "$(apt-config shell proxy Acquire::http::Proxy)"
        # shellcheck disable=SC2016 # for apt
        [ -n "$mirror" ] || mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' \
            'Label: Debian' 'Codename: bookworm' 'Component: main' 2>/dev/null | head -n 1)
    fi
    http_proxy=${proxy:-${http_proxy-}} debootstrap --variant=minbase bookworm "$1" \
        "${mirror:-http://deb.debian.org/debian}" >"$root.log" 2>&1 || {
        tail -n 20 "$root.log" >&2
        echo "error: debootstrap failed" >&2
        rm -rf --one-file-system "$1" "$root.log"
        exit 1
    }
    rm -f "$root.log"
}

# settle : how this machine reaches Debian's mirror and npm's registry, from its settings and its environment, written
# into files of the root, whose environment is empty. Logins to a registry are left out.
settle() {
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    authorities=/etc/ssl/conflictmap-authorities.pem
    mkdir -p "$root/etc/ssl"
    npm_setting cafile >"$root/cafile"
    for file in /etc/ssl/certs/ca-certificates.crt "${SSL_CERT_FILE-}" "${NODE_EXTRA_CA_CERTS-}" "$(cat "$root/cafile")"; do
        [ ! -f "$file" ] || cat "$file"
    done >"$root$authorities"
    rm "$root/cafile"
    {
        if command -v apt-config >/dev/null; then
            # What names a program or a file of this machine is of no use there.
            apt-config dump | grep -E '^Acquire::(https?::|Check-|Retries|Force)' | grep -v -i -E 'detect|ssl|cainfo' || true
        fi
        for scheme in http https; do
            eval "proxy=\${${scheme}_proxy-}"
            # shellcheck disable=SC2154 # set by eval
            [ -z "$proxy" ] || echo "Acquire::$scheme::Proxy \"$proxy\";"
        done
        [ ! -s "$root$authorities" ] || echo "Acquire::https::CaInfo \"$authorities\";"
    } >"$root/etc/apt/apt.conf.d/50conflictmap"
    {
        for key in registry strict-ssl proxy https-proxy noproxy; do
            value=$(npm_setting "$key")
            [ -z "$value" ] || echo "$key=$value"
        done
        [ ! -s "$root$authorities" ] || echo "cafile=$authorities"
    } >"$root/root/.npmrc"
}

# npm_setting KEY : as npm has it here from all of its files and from the environment, or nothing
npm_setting() {
    value=
    if command -v npm >/dev/null; then value=$(npm config get "$1" 2>/dev/null || true); fi
    case $value in null | undefined) value= ;; esac
    if [ -z "$value" ]; then
        case $1 in
        registry) value=${npm_config_registry-} ;;
        proxy) value=${http_proxy-} ;;
        https-proxy) value=${https_proxy-${HTTPS_PROXY-}} ;;
        noproxy) value=${no_proxy-${NO_PROXY-}} ;;
        esac
    fi
    [ -z "$value" ] || printf '%s\n' "$value"
}

# inside COMMAND... : runs it in the root, with an environment of PATH and HOME alone. What it mounts and starts ends with it.
inside() {
    # shellcheck disable=SC2016 # for the inner shell
    unshare --mount --pid --fork --kill-child sh -euc '
        root=$1
        shift
        mount -t proc proc "$root/proc"
        mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
        mount -t devpts -o newinstance,ptmxmode=666 devpts "$root/dev/pts"
        exec chroot "$root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$@"
        ' - "$root" "$@" &
    job=$!
    code=0
    wait "$job" || code=$?
    job=
    return "$code"
}
