#!/usr/bin/env bash
# One Elasticsearch node on loopback, for development, tests and benchmarks; README.md says what it is not.
#
#   start.sh [start|stop|status|run|prepare] [setting=value ...]
#
# start (the default) returns when the node answers; run stays in the foreground. Both are safe to repeat.
# ES_PORT (9200), ES_HEAP (512m), ES_HOME (var/elasticsearch): a node has its own port and home.
# Needs Maven and a JDK 21 or newer: JAVA_HOME, the one on the PATH, or the newest that is installed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${ES_HOME:-$here/../../var/elasticsearch}
mkdir -p "$home" && home=$(cd "$home" && pwd)
port=${ES_PORT:-9200}
address=http://127.0.0.1:$port
log=$home/node.log
pid_file=$home/node.pid

say() { echo "elasticsearch: $*" >&2; }
fail() { say "$*"; exit 1; }

find_java() {
  local candidate release
  for candidate in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac || true)")")")" \
      $(ls -d /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home 2>/dev/null | sort -rV); do
    [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] || continue
    release=$("$candidate/bin/javac" -version 2>&1 | sed 's/[^0-9]*\([0-9]*\).*/\1/')
    if [ "${release:-0}" -ge 21 ]; then echo "$candidate"; return; fi
  done
  fail "no JDK 21 or newer found (a runtime alone is not enough). Install one, or set JAVA_HOME to it."
}

answers() { curl -sf -m 2 "$address/_cluster/health" >/dev/null 2>&1; }

running() { [ -f "$pid_file" ] && ps -p "$(cat "$pid_file")" -o args= 2>/dev/null | grep -qF "$home/node/classes"; }

prepare() {
  local java_home=$1 stamp new version
  stamp=$(cat "$here/pom.xml" "$here/Node.java" | cksum)
  [ "$(cat "$home/node/stamp" 2>/dev/null)" = "$stamp" ] && return
  command -v mvn >/dev/null || fail "Maven (mvn) is missing, which fetches the server. Install it and run this again."
  new=$(mktemp -d "$home/node.XXXXXX")  # half a preparation is never taken for a whole one
  trap 'rm -rf "$new"' EXIT
  mkdir -p "$new"/{config,core,classes,modules/transport-netty4}
  say "fetching the server (about 45 MB, once) ..."
  JAVA_HOME=$java_home mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$new/core" >&2 ||
    fail "Maven could not fetch the server; its message is above."
  mv "$new"/core/netty-*.jar "$new"/core/transport-netty4-*.jar "$new/modules/transport-netty4/"
  version=$(basename "$new"/core/elasticsearch-[0-9]*.jar .jar | sed 's/elasticsearch-//')
  say "compiling the starter for $version ..."
  "$java_home/bin/javac" -d "$new/classes" -cp "$new/core/*" "$here/Node.java"
  printf '%s\n' "description=HTTP and transport" "version=$version" "name=transport-netty4" \
    "classname=org.elasticsearch.transport.netty4.Netty4Plugin" "java.version=21" "elasticsearch.version=$version" \
    "extended.plugins=" "has.native.controller=false" "licensed=false" \
    > "$new/modules/transport-netty4/plugin-descriptor.properties"
  echo "$stamp" > "$new/stamp"
  rm -rf "$home/node" && mv "$new" "$home/node"
  trap - EXIT
}

launch() {  # replaces this shell; paths that hold data stay outside node/, which a new version replaces
  local java_home=$1; shift
  exec "$java_home/bin/java" -Xms"${ES_HEAP:-512m}" -Xmx"${ES_HEAP:-512m}" --add-modules jdk.incubator.vector \
    --enable-native-access=ALL-UNNAMED -cp "$home/node/classes:$home/node/core/*" Node "$home/node" \
    path.data="$home/data" path.logs="$home/logs" node.name=development discovery.type=single-node \
    http.port="$port" transport.port="${ES_TRANSPORT_PORT:-$((port + 100))}" "$@"
}

start() {
  local java_home
  if answers; then say "already answers at $address"; return; fi
  java_home=$(find_java)
  prepare "$java_home"
  if running; then
    say "process $(cat "$pid_file") is starting ..."
  else
    say "starting on port $port (log: $log) ..."
    launch "$java_home" "$@" >"$log" 2>&1 </dev/null &
    echo $! > "$pid_file"
    disown
  fi
  for _ in $(seq 120); do
    sleep 1
    if answers; then say "answers at $address"; return; fi
    running || { tail -n 20 "$log" >&2; fail "the node ended while it started; the end of $log is above."; }
  done
  fail "no answer at $address after two minutes; see $log"
}

stop() {
  running || { say "no node of $home is running"; rm -f "$pid_file"; return; }
  local pid; pid=$(cat "$pid_file")
  kill "$pid"
  for _ in $(seq 30); do running || { rm -f "$pid_file"; say "stopped"; return; }; sleep 1; done
  fail "process $pid does not end"
}

command=start
case ${1:-} in start|stop|status|run|prepare) command=$1; shift ;; esac
for tool in curl ps cksum; do command -v "$tool" >/dev/null || fail "$tool is missing. Install it and run this again."; done
case $command in
  start) start "$@" ;;
  stop) stop ;;
  status) if answers; then say "answers at $address"; else fail "does not answer at $address"; fi ;;
  prepare) prepare "$(find_java)"; say "prepared in $home" ;;
  run) java_home=$(find_java); prepare "$java_home"; echo $$ > "$pid_file"; launch "$java_home" "$@" ;;
esac
