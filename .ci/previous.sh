#!/usr/bin/env bash
# The previous release lives in a home until every table has rows; then it runs on this one's schema, alone and beside
# this release, and both again after the schema was taken back: what happens while a release rolls out, and when it is
# rolled back. Each reads every route that it has, and no table may lose its rows. With --quick no table is filled, each
# is alone, and only imports, analyses and reads what it stored. The previous release is REF, else the newest tag, else
# the last commit before the newest migration. Everything stays under target/previous. Exit codes: 0 both run, 1 one does not, 2 nothing
# was checked, as there is no previous release. Usage: previous.sh [--quick] [REF]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work="$root/target/previous"
port=${PREVIOUS_PORT:-18473}
server=
beside=
building=
began=$SECONDS
quick=
if [ "${1:-}" = --quick ]; then
  quick=1
  shift
fi

skip() { echo "SKIPPED, nothing was checked: $1" >&2; exit 2; }
fail() { echo "FAILED: $1" >&2; exit 1; }

stop() { # ends the services that this script started, and waits for them
  local each
  for each in $beside $server; do
    kill "$each" 2> /dev/null || true
    wait "$each" 2> /dev/null || true
  done
  server=
  beside=
}

built() { # waits for the previous release's build; a start builds again what is missing, and says why it cannot
  [ -z "$building" ] || wait "$building" || true
  building=
}
trap 'stop; built' EXIT

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

api() { curl -sS --max-time 20 -H "X-API-Key: $MASTER_API_KEY" "$@"; }

lived() { # fills tables, and reads routes; see LivedIn
  [ -z "$quick" ] || return 0
  "${JAVA_HOME:?run this as ./run.sh migrate check --previous}/bin/java" -Xmx400m \
    -cp "$root/target/test-classes:$root/target/classes:$(cat "$root/target/bench.classpath")" bellwether.LivedIn "$@"
}

ready() { # waits for the service of a process at a port
  local name=$1 process=$2 at=$3 turn
  for turn in $(seq 1201); do # it may have to be built first
    [ "$turn" -le 1200 ] || fail "$name was not ready in 5 minutes"
    [ "$(api -o /dev/null -w '%{http_code}' "localhost:$at/ready" 2> /dev/null || true)" = 200 ] && break
    kill -0 "$process" 2> /dev/null || { cat "$work/service.log" >&2; fail "$name did not start"; }
    sleep 0.25
  done
}

start() { # starts a source tree's service on the common home
  PORT=$port RATE_LIMITS=off "$1/run.sh" > "$work/service.log" 2>&1 &
  server=$!
  ready "$2" "$server" "$port"
}

smoke() { # imports, analyses, reads at a port
  local name=$1 at=$2 answer
  printf 'date,open,high,low,close,volume\n2020-01-02,10,12,9,11,100\n2020-01-03,11,13,10,12,100\n' |
    api -f -o /dev/null -H 'Content-Type: text/csv' --data-binary @- \
      "localhost:$at/api/v1/prices/import?ticker=SMOKE&source=smoke-test" || fail "$name does not import"
  answer=$(api -f -H 'Content-Type: application/json' -H 'Prefer: wait=15' \
    -d '{"tickers":["DEMO01"],"capital":100000}' "localhost:$at/analyze") || fail "$name does not analyse"
  grep -q '"verdict"' <<< "$answer" || fail "$name gives no verdict: $answer"
  answer=$(api -f "localhost:$at/history/DEMO01") || fail "$name does not read what it stored"
  grep -q 'DEMO01' <<< "$answer" || fail "$name has lost what it stored: $answer"
}

old_reads() { # what failed on the old schema may fail on the new one: it is that release's own matter
  smoke "$1" "$port"
  lived read "http://localhost:$port" "$work/failing" || fail "$1 no longer reads the routes above"
  echo "passed: $1"
}

new_reads() {
  smoke "$1" "$2"
  lived read "http://localhost:$2" || fail "$1 fails on the routes above"
  lived compare "$BELLWETHER_HOME" "$work/rows" || fail "$1 has lost the rows above"
  echo "passed: $1"
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
# with a key among the rows, calls need one
export BELLWETHER_HOME="$work/home" DRAIN_SECONDS=0 MASTER_API_KEY=0123456789abcdef0123456789abcdef
unset DATABASE_URL DIRECT_DATABASE_URL
old=$(newest "$work/tree")
new=$(newest "$root")
echo "The previous release is $ref, with schema version $old; this one has $new."

# Both trees are built at once, as a build keeps one processor busy; but not where Maven still has to fetch what they take.
if [ -d "${HOME:-}/.m2/repository/io/javalin" ]; then
  "$work/tree/run.sh" help > "$work/building.log" 2>&1 &
  building=$!
fi

rm -f "$work/failing" "$work/rows"
[ -n "$quick" ] || "$root/run.sh" bench lived > /dev/null # compiles what reads and fills

if [ -z "$quick" ]; then
  built
  start "$work/tree" "the previous release"
  lived fill "http://localhost:$port" "$BELLWETHER_HOME" || fail "not every table can be filled"
  old_reads "previous release on its own schema $old"
  lived keep "$BELLWETHER_HOME" "$work/rows"
  stop
fi

"$root/run.sh" migrate up > /dev/null
built
start "$work/tree" "the previous release"
old_reads "previous release on schema $new"
if [ -z "$quick" ]; then
  PORT=$((port + 1)) RATE_LIMITS=off "$root/run.sh" web >> "$work/service.log" 2>&1 &
  beside=$!
  ready "this release beside the previous one" "$beside" $((port + 1))
  new_reads "this release beside the previous one, on schema $new" $((port + 1))
  old_reads "previous release beside this one, on schema $new"
fi
stop

start "$root" "this release"
new_reads "this release on schema $new, with the previous one's data" "$port"
stop

"$root/run.sh" migrate down "$old" --yes
start "$work/tree" "the previous release"
old_reads "previous release on schema $old again"
stop

"$root/run.sh" migrate up > /dev/null
start "$root" "this release"
new_reads "this release after going up again" "$port"
stop
echo "Both releases run on both schemas, $([ -n "$quick" ] && echo "quickly looked at" || echo "with rows in every table") ($((SECONDS - began)) s)."
