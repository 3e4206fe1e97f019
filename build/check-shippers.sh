#!/usr/bin/env bash
# Runs the configurations of shippers/ with the real programs that are here, against a real broker; the others are SKIPPED.
#   rsyslog     rsyslogd on the path, with the module omkafka (Debian: rsyslog and rsyslog-kafka)
#   OTELCOL     path of an OpenTelemetry Collector with file_log, otlp, otlp_grpc, kafka and file_storage
#   POCKETBASE  path of a PocketBase program, for the hook
# Vector and Fluent Bit are not run: their files are only read by ShipperFilesTest.
set -euo pipefail
cd "$(dirname "$0")/.."

tests=ShipperFilesTest
programs=
options=()
# Debian keeps it where not everybody looks.
PATH=$PATH:/usr/sbin
skipped() { echo "SKIPPED: $1"; }

if command -v rsyslogd > /dev/null && [ -n "$(find /usr/lib* -path '*rsyslog/omkafka.so' -print -quit 2> /dev/null)" ]; then
    programs="rsyslog=$(command -v rsyslogd)"
else
    skipped "rsyslog, which needs rsyslogd and its module omkafka"
fi
if [ -n "${OTELCOL:-}" ]; then
    programs="${programs:+$programs,}otelcol=$OTELCOL"
else
    skipped "OpenTelemetry Collector, whose program OTELCOL names"
fi
if [ -n "$programs" ]; then
    tests=$tests,ShipperRunTest
    options+=("-Dlapwing.shippers=$programs")
fi
if [ -n "${POCKETBASE:-}" ]; then
    tests=$tests,LogHookTest
    options+=("-Dlapwing.pocketbase=$POCKETBASE")
else
    skipped "the hook, for which POCKETBASE names a PocketBase program"
fi
skipped "Vector and Fluent Bit, whose files are written from their documentation"

# shellcheck disable=SC2086 # more options for Maven, as words
mvn -B -ntp ${MAVEN_OPTIONS:-} test "-Dtest=$tests" -Dsurefire.failIfNoSpecifiedTests=false "${options[@]}"
