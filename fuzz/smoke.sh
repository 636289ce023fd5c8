#!/bin/sh
# fuzz/smoke.sh [SECONDS]: runs every target for so many seconds (60) from its seeds. Needs cargo-fuzz; works on a
# stable compiler. What is found lies in fuzz/artifacts.
set -eu
cd "$(dirname "$0")/.."
export RUSTC_BOOTSTRAP=1
for target in ingest sentences pipeline lexicon html; do
    mkdir -p "fuzz/corpus/$target"
    # With the long timeout only what really hangs is reported; the address sanitizer finds nothing in safe code.
    cargo fuzz run --sanitizer none "$target" "fuzz/corpus/$target" "fuzz/seeds/$target" -- \
        -max_total_time="${1:-60}" -timeout=20 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1
done
