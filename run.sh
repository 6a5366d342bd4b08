#!/usr/bin/env bash
# Bellwether's one script. See ./run.sh help.
set -euo pipefail
root=$(cd "$(dirname "$0")" && pwd)

# silences a warning of Maven's own libraries on new JDKs
maven() { MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow" mvn -f "$root/pom.xml" -B -Dstyle.color=never "$@"; }

java_home() { # the folder of a JDK 25: JAVA_HOME, the usual folders, or the java on the PATH
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "$(dirname "$(dirname "$(readlink -f "$(command -v java || echo /)")")")"; do
    if [ -x "$candidate/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$candidate/release"; then
      echo "$candidate"
      return
    fi
  done
  echo "A JDK 25 is needed and none was found. Install one (for example Temurin 25) or set JAVA_HOME to it." >&2
  return 1
}

build() { # only when something changed since the last build
  if [ ! -e "$root/target/built" ] ||
    [ -n "$(find "$root/pom.xml" "$root/src/main" "$root/migrations" -newer "$root/target/built" -print -quit)" ]; then
    echo "Building…" >&2
    maven -q -Dmaven.test.skip=true -Dspotless.check.skip=true -Dmdep.analyze.skip=true package >&2
    touch "$root/target/built"
  fi
}

program() {
  build
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" -Xms64m -Xmx384m -XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError \
    ${JAVA_OPTS:-} -jar "$root/target/bellwether.jar" "$@"
}

tests() { # everything the build checks; ends with the tests' summary
  local log="$root/target/test.log"
  mkdir -p "$root/target"
  maven -ntp -Pclient verify "$@" 2>&1 | tee "$log"
  grep -E '^\[(INFO|WARNING)\] Tests run:.*[0-9]$' "$log" | tail -n 1
}

squawk() { # a second opinion on the migrations, where Node can be had; migrations/README.md says why rules are left out
  if ! command -v npx > /dev/null; then
    echo "squawk: skipped, there is no npx"
  elif ! npx --yes squawk-cli@2.66.0 --version > /dev/null 2>&1; then
    echo "squawk: skipped, squawk-cli 2.66.0 cannot be had"
  else
    npx --yes squawk-cli@2.66.0 --reporter gcc --assume-in-transaction --pg-version 15 \
      --exclude prefer-bigint-over-int,prefer-bigint-over-smallint,require-statement-timeout,prefer-robust-stmts \
      "$root"/migrations/V*.sql && echo "squawk: nothing found"
  fi
}

bench() {
  maven -q -Dspotless.check.skip=true test-compile dependency:build-classpath \
    -Dmdep.outputFile="$root/target/bench.classpath" -Dmdep.includeScope=test >&2
  exec "$JAVA_HOME/bin/java" -Xmx2g --sun-misc-unsafe-memory-access=allow ${JAVA_OPTS:-} \
    -cp "$root/target/test-classes:$root/target/classes:$(cat "$root/target/bench.classpath")" bellwether.bench.Bench "$@"
}

usage() {
  cat <<'TEXT'
Usage: ./run.sh [COMMAND]

  (none)          build when something changed, then serve on PORT (default 8080)
  web             the same without working on jobs
  worker          work on jobs only; on PORT it answers /health and /ready
  migrate         bring the database's schema up to date, then exit; migrate status, up N, down [N], stamp N,
                  check and check --previous [REF]: see migrations/README.md
  import FILE…    import price history from files and folders: CSV or JSON lines, plain, gzipped or zipped, as vendors
                  export them; --ticker=NAME and --source=NAME say whose prices they are and where they come from;
                  --dry-run shows how they are understood and stores nothing
  test            build and run every check and test
  bench [NAME]    run a benchmark; without a name, list them
  chaos           kill and cut the job engine while it works; prints what was lost (nothing)
  help            this text

Settings are environment variables, such as PORT, DATABASE_URL and MASTER_API_KEY. README.md explains each.
TEXT
}

command=${1:-serve}
[ $# -eq 0 ] || shift
case "$command" in
  help | -h | --help) usage ;;
  migrate)
    JAVA_HOME=$(java_home) && export JAVA_HOME
    if [ "${1:-} ${2:-}" = "check --previous" ]; then
      exec "$root/.ci/previous.sh" "${@:3}"
    elif [ "$*" = check ]; then
      (program migrate check) && squawk
    else
      program migrate "$@"
    fi
    ;;
  serve | web | worker | import)
    JAVA_HOME=$(java_home) && export JAVA_HOME
    program "$command" "$@"
    ;;
  test)
    JAVA_HOME=$(java_home) && export JAVA_HOME
    tests "$@"
    ;;
  bench)
    JAVA_HOME=$(java_home) && export JAVA_HOME
    bench "$@"
    ;;
  chaos)
    JAVA_HOME=$(java_home) && export JAVA_HOME
    bench chaos "$@"
    ;;
  *)
    echo "Unknown command: $command" >&2
    usage >&2
    exit 2
    ;;
esac
