#!/usr/bin/env bash
# A real Postgres with Neon's published settings and pgAudit writes its log to a file and to a real rsyslog, from there it goes
# through a real OpenTelemetry Collector with shippers/otel-collector-neon.yaml into a real broker; Lapwing reads all of it.
# What is not here is installed by apt-get where this runs as root; the Collector is built with Go.
#   OTELCOL  path of an OpenTelemetry Collector with what otel-collector-neon.yaml needs, in place of building one
set -euo pipefail
cd "$(dirname "$0")/.."
PATH=$PATH:/usr/sbin

skip() { echo "SKIPPED: a real Postgres, rsyslog and OpenTelemetry Collector: $1"; exit 0; }
fail() { echo "check-postgres: $1" >&2; exit 1; }

collector_version=0.160.0
[ "$(id -u)" = 0 ] || skip "Postgres writes to /dev/log, where only root can listen"
[ ! -e /dev/log ] || skip "somebody else listens at /dev/log"
if command -v apt-get > /dev/null; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends postgresql rsyslog > /dev/null || true
fi
programs=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2> /dev/null | sort -V | tail -n 1)
[ -n "$programs" ] || skip "no Postgres here"
version=$(basename "$(dirname "$programs")")
if command -v apt-get > /dev/null; then
    apt-get install -y -qq --no-install-recommends "postgresql-$version-pgaudit" > /dev/null || true
    apt-get install -y -qq --no-install-recommends "postgresql-$version-pgauditlogtofile" > /dev/null || true
fi
libraries=$("$programs/pg_config" --pkglibdir)
[ -e "$libraries/pgaudit.so" ] || skip "no pgAudit for Postgres $version here"
command -v rsyslogd > /dev/null || skip "no rsyslogd here"
[ -n "${OTELCOL:-}" ] || command -v go > /dev/null || skip "no Go here to build a Collector with, and no OTELCOL"

work=$(mktemp -d)
database=$work/database
started=()
stop() {
    [ ! -e "$database/postmaster.pid" ] || runuser -u postgres -- "$programs/pg_ctl" -D "$database" -m immediate stop > /dev/null || true
    for process in "${started[@]}"; do
        kill "$process" 2> /dev/null || true
        wait "$process" 2> /dev/null || true
    done
    rm -rf "$work"
}
trap stop EXIT
# Postgres runs as a user of its own.
chmod 755 "$work"

# A port that nobody listens on.
port() {
    local tried
    for tried in $(shuf -i 20000-32000 -n 50); do
        (exec 3<> "/dev/tcp/127.0.0.1/$tried") 2> /dev/null || { echo "$tried"; return; }
    done
}
# Waits until something holds; gives up where it does not within two minutes.
until_true() {
    for _ in $(seq 240); do "$@" > /dev/null 2>&1 && return; sleep 0.5; done
    tail -n 20 "$work"/*.log >&2
    fail "gave up: $*"
}
listens() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

if [ -z "${OTELCOL:-}" ]; then
    contrib=github.com/open-telemetry/opentelemetry-collector-contrib
    cat > "$work/collector.yaml" << EOF
dist: {name: otelcol, output_path: "$work/collector", version: $collector_version}
receivers:
  - gomod: go.opentelemetry.io/collector/receiver/otlpreceiver v$collector_version
  - gomod: $contrib/receiver/syslogreceiver v$collector_version
exporters:
  - gomod: go.opentelemetry.io/collector/exporter/otlpexporter v$collector_version
  - gomod: go.opentelemetry.io/collector/exporter/nopexporter v$collector_version
  - gomod: $contrib/exporter/kafkaexporter v$collector_version
extensions:
  - gomod: $contrib/extension/storage/filestorage v$collector_version
  - gomod: $contrib/extension/bearertokenauthextension v$collector_version
EOF
    GOTOOLCHAIN=auto GOBIN="$work" go install "go.opentelemetry.io/collector/cmd/builder@v$collector_version" > "$work/go.log" 2>&1 \
        && GOTOOLCHAIN=auto "$work/builder" --config "$work/collector.yaml" --ldflags="-s -w" > "$work/builder.log" 2>&1 \
        || { tail -n 20 "$work"/*.log >&2; skip "the Collector could not be built"; }
    OTELCOL=$work/collector/otelcol
fi

# The broker, and what reads the topic. The launcher builds what is not built.
kafka=$(port) syslog=$(port) otlp=$(port) self=$(port) postgres=$(port)
./lapwing --version > "$work/version"
./lapwing broker --port "$kafka" --dir "$work/kafka" > "$work/broker.log" 2>&1 &
started+=($!)
until_true grep -q 'broker ready' "$work/broker.log"
java -cp "target/lib/*" build/KafkaLines.java "127.0.0.1:$kafka" lapwing.raw.neon-postgres.v1 heron "$work/otlp.ndjson" > "$work/lines.log" 2>&1 &
started+=($!)
until_true grep -q 'reading' "$work/lines.log"

KAFKA_BROKERS=127.0.0.1:$kafka LAPWING_SOURCE=heron LAPWING_TOKEN=a-token-of-this-check LAPWING_STATE=$work/state LAPWING_PORT=$self \
    LAPWING_OTLP=127.0.0.1:$otlp LAPWING_SYSLOG=127.0.0.1:$syslog \
    "$OTELCOL" --config shippers/otel-collector-neon.yaml > "$work/collector.log" 2>&1 &
started+=($!)
until_true listens "$syslog"

cat > "$work/rsyslog.conf" << EOF
global(workDirectory="$work" maxMessageSize="64k")
module(load="imuxsock" SysSock.Name="/dev/log" SysSock.RateLimit.Interval="0")
if \$programname == "postgres" then {
    action(type="omfile" file="$work/syslog.txt" template="RSYSLOG_SyslogProtocol23Format")
    action(type="omfwd" target="127.0.0.1" port="$syslog" protocol="tcp" template="RSYSLOG_SyslogProtocol23Format")
}
EOF
rsyslogd -n -f "$work/rsyslog.conf" -i "$work/rsyslog.pid" > "$work/rsyslog.log" 2>&1 &
started+=($!)
until_true test -S /dev/log

# Postgres as Neon has it: compute/manifest.yaml, and for pgAudit the page about HIPAA.
install -d -o postgres "$database" "$work/audit"
runuser -u postgres -- "$programs/initdb" -D "$database" -U cloud_admin -A trust > "$work/initdb.log"
runuser -u postgres -- tee -a "$database/postgresql.conf" > "$work/settings" << EOF
listen_addresses = '127.0.0.1'
port = $postgres
unix_socket_directories = '$database'
log_destination = 'stderr,syslog'
syslog_facility = 'local0'
log_timezone = 'GMT'
log_connections = on
log_disconnections = on
log_error_verbosity = terse
log_min_error_statement = panic
shared_preload_libraries = 'pgaudit'
pgaudit.log = 'all, -misc'
pgaudit.log_parameter = off
pgaudit.log_catalog = off
pgaudit.log_statement = on
pgaudit.log_relation = off
pgaudit.log_statement_once = off
EOF
if command -v openssl > /dev/null; then
    runuser -u postgres -- openssl req -new -x509 -nodes -subj /CN=localhost -days 2 -out "$database/server.crt" \
        -keyout "$database/server.key" 2> "$work/openssl.log"
    echo "ssl = on" >> "$database/postgresql.conf"
fi
printf '%s\n' 'local all all trust' 'host shop app 127.0.0.1/32 scram-sha-256' 'host shop "j r" 127.0.0.1/32 scram-sha-256' > "$database/pg_hba.conf"
start() { runuser -u postgres -- "$programs/pg_ctl" -D "$database" -l "$database/stderr.log" -w start > "$work/start.log"; }
as_admin() { psql -X -q -h "$database" -p "$postgres" -U cloud_admin -d "${1}" -v ON_ERROR_STOP=0; }
# What a client says when it is refused belongs to the check.
as_user() { PGPASSWORD=$2 psql -X -q -h 127.0.0.1 -p "$postgres" -U "$1" -d shop -v ON_ERROR_STOP=0 >> "$work/client.log" 2>&1 || true; }

start
as_admin postgres << 'EOF'
create database shop;
EOF
as_admin shop << 'EOF'
create role app
  with login
  password 'first-Zr5nBw83';
create role "j r" login password 'first-Zr5nBw83';
create table customers(id int, note text);
grant select on customers to app;
create table payroll(id int);
do $$ begin execute 'alter role app password ''second-Qc7Xe41m'''; end $$;
EOF
echo "select count(*) from customers;" | PGAPPNAME='sidekiq 7.3' as_user app second-Qc7Xe41m
echo "select 1;" | PGAPPNAME=psql as_user app wrong
echo "select 1;" | as_user outsider wrong
echo "select 1;" | as_user 'j r' first-Zr5nBw83
long=$(printf 'long %.0s' $(seq 500))
word=$(printf 'w%.0s' $(seq 2000))
as_user app second-Qc7Xe41m << EOF
select *
	from customers
	where note = 'a "quoted, thing"';
select '$long the-very-end';
select '$word the-other-end';
select * from payroll;
select 1/0;
select 'jürgen'::int;
EOF
runuser -u postgres -- "$programs/pg_ctl" -D "$database" -m fast -w stop > "$work/stop.log"

# Each line of syslog is one record of OTLP.
until_true grep -q 'database system is shut down' "$work/syslog.txt"
lines() { wc -l < "$work/syslog.txt"; }
records() { cat "$work/otlp.ndjson" 2> /dev/null | grep -o '"timeUnixNano"' | wc -l; }
all_there() { [ "$(records)" = "$(lines)" ]; }
until_true all_there
cp "$work/otlp.ndjson" "$work/exported.ndjson"
cp "$work/syslog.txt" "$work/text.txt"

# By OTLP as Neon sends it: without the token nothing, with it as a record of the topic.
post() {
    curl -s -o "$work/answer" -w '%{http_code}' -H 'Content-Type: application/json' "$@" \
        --data-binary "@$work/one.json" "http://127.0.0.1:$otlp/v1/logs"
}
head -n 1 src/test/resources/normalize/postgres/otlp-exported.ndjson > "$work/one.json"
[ "$(post)" = 401 ] || fail "the collector takes rows of anybody"
[ "$(post -H 'Authorization: Bearer a-token-of-this-check')" = 200 ] || fail "the collector refused what Neon would send: $(cat "$work/answer")"
until_true grep -q '"key":"endpoint_id"' "$work/otlp.ndjson"

# pgAudit's records into a file of their own.
if [ -e "$libraries/pgauditlogtofile.so" ]; then
    printf '%s\n' "shared_preload_libraries = 'pgaudit,pgauditlogtofile'" "pgaudit.log_directory = '$work/audit'" \
        "pgaudit.log_filename = 'audit.csv'" "pgaudit.log_format = 'csv'" >> "$database/postgresql.conf"
    start
    as_user app second-Qc7Xe41m << 'EOF'
select *
  from customers
  where note = 'a "quoted", thing';
select 2;
EOF
    as_admin shop <<< "drop table payroll;"
    runuser -u postgres -- "$programs/pg_ctl" -D "$database" -m fast -w stop > "$work/stop.log"
else
    echo "SKIPPED: pgAudit's records as CSV, for which there is no pgauditlogtofile here"
fi

cat > "$work/rules.yml" << 'EOF'
{title: a, name: all, logsource: {product: postgresql}, detection: {s: {metadata.uid|exists: true}, condition: s}}
---
{title: b, name: audited, logsource: {product: postgresql, service: pgaudit}, detection: {s: {pg.class|exists: true, pg.command|exists: true, pg.statement|exists: true}, condition: s}}
---
{title: c, name: refused, logsource: {product: postgresql}, detection: {s: {pg.severity: FATAL, status_id: 2, actor.user.name: app, pg.message|startswith: password}, condition: s}}
---
{title: d, name: outsider, logsource: {product: postgresql}, detection: {s: {actor.user.name: outsider, src_endpoint.ip: 127.0.0.1, database.name: shop}, condition: s}}
---
{title: e, name: came, logsource: {product: postgresql}, detection: {s: {actor.user.name: app, database.name: shop, actor.app_name: sidekiq 7.3}, condition: s}}
---
{title: f, name: blank, logsource: {product: postgresql}, detection: {s: {actor.user.name: j r, database.name: shop, actor.app_name: psql}, condition: s}}
---
{title: g, name: denied, logsource: {product: postgresql}, detection: {s: {pg.severity: ERROR, pg.object_type: table, pg.object: payroll}, condition: s}}
---
{title: h, name: whole, logsource: {product: postgresql}, detection: {s: {pg.statement|endswith: ["the-very-end';", "the-other-end';"]}, condition: s}}
---
{title: i, name: broken, logsource: {product: postgresql}, detection: {s: {pg.statement|contains|all: ["select *", "from customers", "quoted"]}, condition: s}}
---
{title: j, name: secret, logsource: {product: postgresql}, detection: {s: {pg.statement|contains: [Zr5nBw83, Qc7Xe41m]}, m: {pg.message|contains: [Zr5nBw83, Qc7Xe41m]}, condition: s or m}}
---
{title: k, name: dropped, logsource: {product: postgresql}, detection: {s: {pg.command: DROP TABLE, pg.class: DDL, actor.user.name: cloud_admin, actor.session.uid|exists: true}, condition: s}}
EOF
names=$(sed -n 's/^{title: ., name: \([a-z]*\),.*/\1/p' "$work/rules.yml")
for name in $names; do
    printf -- '---\n{title: x, name: count-%s, level: low, correlation: {type: event_count, rules: [%s], timespan: 1d, condition: {gte: 1}}}\n' "$name" "$name"
done >> "$work/rules.yml"

# Reads files as one source; none of their rows may be rejected.
replay() {
    ./lapwing replay --no-builtin-rules --rules "$work/rules.yml" --instance heron --episodes "$work/episodes" "$@" > "$work/replayed" 2>&1 \
        || { cat "$work/replayed" >&2; fail "the replay failed"; }
    grep '^lines read' "$work/replayed"
    grep -q '^lines read.* + 0 rejected' "$work/replayed" || { cat "$work/replayed" >&2; fail "rows were rejected"; }
}
count() { sed -n "s/.*\"rule\":\"count-$1\".*\"count\":\([0-9]*\).*/\1/p" "$work/episodes" | awk '{ sum += $1 } END { print sum + 0 }'; }
# Names and the fewest events of each.
least() {
    while [ $# -gt 0 ]; do
        [ "$(count "$1")" -ge "$2" ] || fail "$(count "$1") events are \"$1\", and at least $2 should be"
        shift 2
    done
    [ "$(count secret)" = 0 ] || fail "a password stands in $(count secret) events"
}
grep -q 'Qc7Xe41m' "$work/syslog.txt" || fail "no password got into the log, so that nothing is proved about them"

echo "the lines of a file:"
cp "$database/stderr.log" "$work/stderr.txt"
replay "$work/stderr.txt"
least refused 1 outsider 1 came 1 blank 1 denied 1 audited 10
echo "the same by syslog, as text:"
replay "$work/text.txt"
least refused 1 outsider 1 came 1 blank 1 denied 1 audited 10
text=$(count all)
echo "the same through the Collector and Kafka:"
replay "$work/exported.ndjson"
least refused 1 outsider 1 came 1 blank 1 denied 1 audited 10 whole 2 broken 1
[ "$(count all)" = "$text" ] || fail "$text events come as text, $(count all) through the Collector"
echo "both at once:"
replay "$work/text.txt" "$work/exported.ndjson"
[ "$(count all)" = "$text" ] || fail "$text events come in one way, $(count all) in both"
if [ -e "$libraries/pgauditlogtofile.so" ]; then
    echo "pgAudit's records as CSV:"
    replay "$work"/audit/*
    least broken 1 dropped 1 audited 3
fi
echo "Postgres $version, $(rsyslogd -v | sed -n '1s/ *(.*//p'), Collector $("$OTELCOL" --version | sed 's/.* //'): every row was read, and each once"
