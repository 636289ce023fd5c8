#!/bin/sh
# Builds what is given to users: the stripped program, its manual pages and shell completions, in one archive.
#   scripts/release.sh [FOLDER]      FOLDER is dist/ where none is named
set -eu
cd "$(dirname "$0")/.."
out=${1:-dist}
target=${CARGO_TARGET_DIR:-target}

cargo build --locked --profile dist --bin dateline
program=$target/dist/dateline
version=$("$program" --version | cut -d' ' -f2)
name=dateline-$version-$(uname -m)-$(uname -s | tr '[:upper:]' '[:lower:]')

rm -rf "${out:?}/$name"
mkdir -p "$out/$name/man" "$out/$name/completions"
cp "$program" README.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT NOTICE "$out/$name/"
"$program" man "$out/$name/man"
for shell in bash zsh fish elvish powershell; do
    "$program" completions "$shell" > "$out/$name/completions/dateline.$shell"
done
# The same sources give the same archive: no names, no clock.
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}" \
    -C "$out" -cf - "$name" | gzip -n9 > "$out/$name.tar.gz"
(cd "$out" && sha256sum "$name.tar.gz" > "$name.tar.gz.sha256")
ls -l "$out/$name.tar.gz" "$out/$name/dateline"
