#!/usr/bin/env bash
# The previous release on this one's schema, and both again after the schema was taken back: what happens while a
# release rolls out, and when it is rolled back. The previous release is REF, else the newest tag, else the last commit
# before the newest migration. Everything stays under target/previous. Usage: previous.sh [REF]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work="$root/target/previous"
port=${PREVIOUS_PORT:-18473}
server=
began=$SECONDS

skip() { echo "Skipped: $1"; exit 0; }
fail() { echo "FAILED: $1" >&2; exit 1; }

stop() { # ends the service that this script started, and waits for it
  [ -z "$server" ] && return
  kill "$server" 2> /dev/null || true
  wait "$server" 2> /dev/null || true
  server=
}
trap stop EXIT

previous() { # the commit to build
  local tag added
  tag=$(git -C "$root" describe --tags --abbrev=0 HEAD 2> /dev/null || true)
  if [ -n "$tag" ]; then echo "$tag"; return; fi
  added=$(git -C "$root" log -1 --first-parent -m --diff-filter=A --format=%H -- 'migrations/V*.sql')
  [ -n "$added" ] && git -C "$root" rev-parse --verify --quiet "$added^1" || true
}

# What was never released may still be put in order: whether a commit has all migrations up to its newest one, as they are
# now.
settled() {
  local version file
  version=$(git -C "$root" ls-tree --name-only "$1" migrations/ | sed -n 's|^migrations/V\([0-9]*\)__.*|\1|p' | sort -n | tail -n 1)
  for file in "$root"/migrations/V*.sql; do
    file=${file##*/}
    [ "$(echo "$file" | sed 's|^V\([0-9]*\)__.*|\1|')" -gt "${version:-0}" ] ||
      git -C "$root" diff --quiet "$1" HEAD -- "migrations/$file" || return 1
  done
}

newest() { # the newest schema version of a source tree
  find "$1/migrations" -maxdepth 1 -name 'V*.sql' | sed 's|.*/V\([0-9]*\)__.*|\1|' | sort -n | tail -n 1
}

api() { curl -sS --max-time 20 "$@"; }

smoke() { # starts a source tree's service on the common home; imports, analyses, reads; stops it
  local tree=$1 name=$2 answer
  PORT=$port "$tree/run.sh" > "$work/service.log" 2>&1 &
  server=$!
  for turn in $(seq 1201); do # it may have to be built first
    [ "$turn" -le 1200 ] || fail "$name was not ready in 5 minutes"
    [ "$(api -o /dev/null -w '%{http_code}' "localhost:$port/ready" 2> /dev/null || true)" = 200 ] && break
    kill -0 "$server" 2> /dev/null || { cat "$work/service.log" >&2; fail "$name did not start"; }
    sleep 0.25
  done
  printf 'date,open,high,low,close,volume\n2020-01-02,10,12,9,11,100\n2020-01-03,11,13,10,12,100\n' |
    api -f -o /dev/null -H 'Content-Type: text/csv' --data-binary @- \
      "localhost:$port/api/v1/prices/import?ticker=SMOKE&source=smoke-test" || fail "$name does not import"
  answer=$(api -f -H 'Content-Type: application/json' -H 'Prefer: wait=15' \
    -d '{"tickers":["DEMO01"],"capital":100000}' "localhost:$port/analyze") || fail "$name does not analyse"
  grep -q '"verdict"' <<< "$answer" || fail "$name gives no verdict: $answer"
  answer=$(api -f "localhost:$port/history/DEMO01") || fail "$name does not read what it stored"
  grep -q 'DEMO01' <<< "$answer" || fail "$name has lost what it stored: $answer"
  stop
  echo "passed: $name"
}

ref=${1:-$(previous)}
[ -n "$ref" ] || skip "the previous release is not in this clone (a shallow one?)"
[ $# -gt 0 ] || git -C "$root" describe --tags --abbrev=0 HEAD > /dev/null 2>&1 || settled "$ref" ||
  skip "nothing is tagged yet, and $ref has other migrations than these"
commit=$(git -C "$root" rev-parse --verify --quiet "$ref^{commit}") || fail "there is no $ref"
git -C "$root" cat-file -e "$commit:src/main/java/bellwether/App.java" 2> /dev/null ||
  skip "$ref is not a service that can be started"

rm -rf "$work/home" # keeps the built tree, for the next run
mkdir -p "$work"
if [ "$(git -C "$work/tree" rev-parse HEAD 2> /dev/null)" != "$commit" ] || [ ! -e "$work/tree/.git" ]; then
  rm -rf "$work/tree"
  git -C "$root" worktree prune
  git -C "$root" worktree add --quiet --detach "$work/tree" "$commit"
fi
export BELLWETHER_HOME="$work/home" DRAIN_SECONDS=0
unset DATABASE_URL DIRECT_DATABASE_URL
old=$(newest "$work/tree")
new=$(newest "$root")
echo "The previous release is $ref, with schema version $old; this one has $new."

"$root/run.sh" migrate up > /dev/null
smoke "$work/tree" "previous release on schema $new"
smoke "$root" "this release on schema $new, with the previous one's data"
"$root/run.sh" migrate down "$old" --yes
smoke "$work/tree" "previous release on schema $old again"
"$root/run.sh" migrate up > /dev/null
smoke "$root" "this release after going up again"
echo "Both releases run on both schemas ($((SECONDS - began)) s)."
