#!/usr/bin/env bash
# Bellwether's one script. See ./run.sh help.
set -euo pipefail
root=$(cd "$(dirname "$0")" && pwd)

# silences a warning of Maven's own libraries on new JDKs
maven() { MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow" mvn -f "$root/pom.xml" -B -Dstyle.color=never "$@"; }

fail() { # one line that says what is wrong and what to do
  echo "$*" >&2
  exit 1
}

version_of() { # the version of the Java in a folder, as its file says
  sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$1/release" 2> /dev/null || true
}

described() { # what there is in a folder that should be a Java
  local version
  version=$(version_of "$1")
  if [ -n "$version" ]; then
    echo "Java $version"
  elif [ -x "$1/bin/java" ]; then
    echo "a Java of another version"
  else
    echo "no Java"
  fi
}

java_home() { # the folder of a Java 25: JAVA_HOME, the usual folders, or the java on the PATH; one with a compiler first
  local candidate program
  for program in javac java; do
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$(dirname "$(dirname "$(readlink -f "$(command -v java || echo /)")")")"; do
      if [ -x "$candidate/bin/$program" ] && [[ "$(version_of "$candidate")" =~ ^25([.+-]|$) ]]; then
        echo "$candidate"
        return
      fi
    done
  done
  if [ -n "${JAVA_HOME:-}" ]; then
    fail "A JDK 25 is needed, and JAVA_HOME ($JAVA_HOME) is $(described "$JAVA_HOME"). Install one (for example Temurin 25) and set JAVA_HOME to it."
  fi
  fail "A JDK 25 is needed and none was found. Install one (for example Temurin 25) or set JAVA_HOME to it."
}

require_build() { # what building needs beside a Java, each missing thing as one line
  [ -x "$JAVA_HOME/bin/javac" ] ||
    fail "Only a JRE 25 was found ($JAVA_HOME), and building needs a JDK 25. Install one (for example Temurin 25), or build elsewhere first: ./run.sh build"
  command -v mvn > /dev/null || fail "Building needs Maven, and there is no mvn on the PATH. Install Maven 3.8 or newer, or build elsewhere first: ./run.sh build"
  { mkdir -p "$root/target" && touch "$root/target/writable" && rm "$root/target/writable"; } 2> /dev/null ||
    fail "$root/target/ cannot be written here: build elsewhere first (./run.sh build), or let this user write to it."
}

build() { # only when something changed since the last build; a platform's own run of Maven counts as one
  local built="$root/target/built"
  if [ ! -e "$built" ] && [ -e "$root/target/bellwether.jar" ] && [ -e "$root/target/lib" ]; then
    touch -r "$root/target/bellwether.jar" "$built" 2> /dev/null || built="$root/target/bellwether.jar"
  fi
  if [ ! -e "$built" ] ||
    [ -n "$(find "$root/pom.xml" "$root/src/main" "$root/migrations" -newer "$built" -print -quit)" ]; then
    require_build
    echo "Building…" >&2
    touch "$root/target/building" # what is saved from here on may not be in this build
    maven -q -Dmaven.test.skip=true -Dspotless.check.skip=true -Dmdep.analyze.skip=true package 2>&1 |
      sed $'s/\033\\[0m//g' >&2 || return 1 # Maven ends with a code of colours, whatever it is told
    mv "$root/target/building" "$root/target/built"
  fi
}

memory_megabytes() { # what this machine, or the container that it runs in, may use; nothing where that is not known
  local file bytes least=
  for file in /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes; do
    bytes=$(cat "$file" 2> /dev/null || true)
    if [[ "$bytes" =~ ^[0-9]{1,15}$ ]]; then least=$((bytes / 1048576)); fi
  done
  bytes=$(sed -n 's/^MemTotal: *\([0-9]*\) kB$/\1/p' /proc/meminfo 2> /dev/null || true)
  if [ -n "$bytes" ] && { [ -z "$least" ] || [ $((bytes / 1024)) -lt "$least" ]; }; then least=$((bytes / 1024)); fi
  echo "$least"
}

heap_megabytes() { # 45 % of the memory, as the JVM and its threads need as much again; 160 to 256, with which all stay under 512
  local memory
  memory=$(memory_megabytes)
  [ -n "$memory" ] || memory=1024
  memory=$((memory * 45 / 100))
  echo $((memory > 256 ? 256 : memory < 160 ? 160 : memory))
}

# glibc otherwise keeps freed memory for each of many threads apart, up to 100 MB of it
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"

# less inlining: the loops of an analysis lie in small methods, and compiling the long ones that call them cost as much as they did
java_options=(-Xms64m "-Xmx$(heap_megabytes)m" -XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError -XX:FreqInlineSize=120 -XX:InlineSmallCode=1000)
cache="$root/target/bellwether.aot"

with_cache() { # the JVM passes over a missing or damaged cache without a word, but may take the classes of an older build from it
  [ ! "$cache" -nt "$root/target/bellwether.jar" ] || java_options+=("-XX:AOTCache=$cache" -Xlog:aot=off -Xlog:cds=off)
}

train() { # runs the service for a while on a home of its own, so that the JVM keeps what it has loaded and learnt
  local home status=0
  [ ! "$cache" -nt "$root/target/bellwether.jar" ] || return 0
  rm -f "$cache"
  home=$(mktemp -d)
  env -i PATH="$PATH" HOME="$home" MALLOC_ARENA_MAX="$MALLOC_ARENA_MAX" BELLWETHER_HOME="$home/b" PORT=0 RATE_LIMITS=off \
    "$JAVA_HOME/bin/java" "${java_options[@]}" \
    "-XX:AOTCacheOutput=$cache" -jar "$root/target/bellwether.jar" train > "$root/target/training.log" 2>&1 || status=$?
  rm -rf "$home"
  if [ "$status" = 0 ] && [ -e "$cache" ]; then
    echo "Built, with a cache for quicker starts." >&2
  else
    rm -f "$cache"
    echo "Built; without a cache for quicker starts, as the trial start failed: see target/training.log" >&2
  fi
}

program() {
  build
  with_cache
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" "${java_options[@]}" ${JAVA_OPTS:-} -jar "$root/target/bellwether.jar" "$@"
}

tests() { # everything the build checks; ends with the failures and the tests' summary
  local log="$root/target/test.log" status=0
  require_build
  mkdir -p "$root/target"
  maven -ntp -Pclient verify "$@" 2>&1 | tee "$log" || status=$?
  sed -nE '/^\[ERROR\] (Failures|Errors): *$/,/^\[ERROR\] Tests run/{/^\[ERROR\]   /p}' "$log" | cut -c 1-300
  grep -E '^\[(INFO|WARNING|ERROR)\] Tests run:.*[0-9]$' "$log" | tail -n 1 || true
  return "$status"
}

second_opinion() { # squawk's view of the migrations, which decides nothing; migrations/README.md says why rules are left out
  local tool
  if [ -n "$(type -P squawk)" ]; then
    tool=(command squawk)
  elif [ "${1:-}" != --squawk ]; then
    echo "squawk: not installed, so skipped; ./run.sh migrate check --squawk fetches it by npx"
    return
  elif command -v npx > /dev/null; then
    tool=(npx --yes squawk-cli@2.66.0)
  else
    fail "squawk: cannot be fetched, as there is no npx. Install Node.js, or leave --squawk out."
  fi
  if "${tool[@]}" --reporter gcc --assume-in-transaction --pg-version 15 \
    --exclude prefer-bigint-over-int,prefer-bigint-over-smallint,require-statement-timeout,prefer-robust-stmts \
    "$root"/migrations/V*.sql; then
    echo "squawk: nothing found"
  else
    echo "squawk: the lines above are advice; the check before them decides"
  fi
}

compile_tools() { # benchmarks and the like, with the libraries that they take
  maven -q -Dspotless.check.skip=true test-compile dependency:build-classpath \
    -Dmdep.outputFile="$root/target/bench.classpath" -Dmdep.includeScope=test >&2
  tools="$root/target/test-classes:$root/target/classes:$(cat "$root/target/bench.classpath")"
}

bench() {
  require_build
  case "${1:-}" in # these run the packed program
    start | market) build && train ;;
    rolling) build ;;
    edge | kill9 | soak) build && train && with_cache ;;
  esac
  compile_tools
  # the program's collector, so that what is measured is what runs
  exec "$JAVA_HOME/bin/java" -Xmx2g -XX:+UseParallelGC "-Dbellwether.bench.options=$(printf '%s\n' "${java_options[@]}")" --sun-misc-unsafe-memory-access=allow ${JAVA_OPTS:-} \
    -cp "$tools" bellwether.bench.Bench "$@"
}

pictures() { # the README's pictures of the page, taken anew in Chromium
  require_build
  [ -n "$(type -P chromium || type -P chromium-browser)" ] ||
    fail "Pictures are taken in Chromium, and there is none on the PATH. Install it (Debian: apt-get install chromium) and repeat ./run.sh pictures."
  compile_tools
  exec "$JAVA_HOME/bin/java" -Xmx1g --sun-misc-unsafe-memory-access=allow -cp "$tools" bellwether.ReadmePictures "$root/src/site/resources"
}

command=${1:-serve}
[ $# -eq 0 ] || shift
JAVA_HOME=$(java_home) || exit 1
export JAVA_HOME
case "$command" in
  migrate)
    if [ "${1:-} ${2:-}" = "check --previous" ]; then
      exec "$root/.ci/previous.sh" "${@:3}"
    elif [ "$*" = check ] || [ "$*" = "check --squawk" ]; then
      require_build
      maven -ntp -q -Pclient '-Dtest=MigrationCheckTest#ourMigrationsAreSound' test
      second_opinion "${2:-}"
    else
      program migrate "$@"
    fi
    ;;
  build) build && train ;;
  test)
    if [ "${1:-}" = long ] || [ "${1:-}" = page ] || [ "${1:-}" = pooled ]; then
      tests "-Dtests.groups=$1" -Dtests.left.out= -Dtests.jvm=-XX:TieredStopAtLevel=4 "${@:2}"
    else
      tests "$@"
    fi
    ;;
  bench) bench "$@" ;;
  pictures) pictures ;;
  chaos) bench chaos "$@" ;;
  soak) bench soak days "$@" ;;
  *) program "$command" "$@" ;;
esac
