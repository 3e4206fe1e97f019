#!/bin/sh
# A stock Kafka Connect worker, with nothing of Lapwing on its class path, must find the plugin and let it speak.
set -eu
cd "$(dirname "$0")/.."

work=$(mktemp -d)
broker=
worker=
stop() {
    for process in $worker $broker; do
        kill "$process" 2> /dev/null || true
        wait "$process" 2> /dev/null || true
    done
    rm -rf "$work"
}
trap stop EXIT

fail() {
    echo "check-plugin: $1" >&2
    exit 1
}

# Waits until a line of a file matches, and prints what is behind the match up to the next blank.
behind() {
    tries=0
    until grep -q "$1" "$2"; do
        tries=$((tries + 1))
        [ "$tries" -lt 120 ] || fail "no \"$1\" within a minute; the end of the log: $(tail -n 20 "$2")"
        sleep 0.5
    done
    sed -n "s|.*$1\([^ ,]*\).*|\1|p" "$2" | head -n 1
}

# Builds it where that is needed.
./lapwing --version > "$work/version"
plugin=$(find target/lapwing-connect -name 'lapwing-connect.jar')
[ -n "$plugin" ] || fail "there is no plugin in target/lapwing-connect; build it with: mvn package"
alien=$(jar tf "$plugin" | grep '\.class$' | grep -v '^dev/lapwing/\(connect\|continuity/poll\|http\|redact\|event\|text\)/' || true)
[ -z "$alien" ] || fail "the plugin's jar holds what is not its own: $alien"

./lapwing broker --port 0 --dir "$work/data" > "$work/broker.log" 2>&1 &
broker=$!
address=$(behind 'broker ready at ' "$work/broker.log")

# What an installation of Kafka has in its libs folder.
libs=
for jar in target/lib-broker/*.jar target/lib/kafka-clients-*.jar target/lib/jackson-*.jar target/lib/slf4j-*.jar \
    target/lib/logback-*.jar; do
    case $jar in *sqlite*) ;; *) libs=$libs:$jar ;; esac
done
cat > "$work/worker.properties" << END
bootstrap.servers=$address
group.id=stock
listeners=http://127.0.0.1:0
plugin.path=$PWD/target/lapwing-connect
key.converter=org.apache.kafka.connect.converters.ByteArrayConverter
value.converter=org.apache.kafka.connect.converters.ByteArrayConverter
exactly.once.source.support=enabled
config.storage.topic=configs
offset.storage.topic=offsets
status.storage.topic=status
config.storage.replication.factor=1
offset.storage.replication.factor=1
status.storage.replication.factor=1
END
cat > "$work/logback.xml" << 'END'
<configuration>
  <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%level %msg%n</pattern></encoder></appender>
  <root level="INFO"><appender-ref ref="OUT"/></root>
</configuration>
END
java -cp "${libs#:}" -Dlogback.configurationFile="$work/logback.xml" \
    org.apache.kafka.connect.cli.ConnectDistributed "$work/worker.properties" > "$work/worker.log" 2>&1 &
worker=$!
rest=$(behind 'REST server listening at ' "$work/worker.log")
behind 'Herder started' "$work/worker.log" > "$work/started"

curl -sf "${rest}connector-plugins" > "$work/plugins"
# A connector, its configuration as JSON without the name and class, and the key that it lacks.
lacks() {
    class=dev.lapwing.connect.$1
    grep -q "\"class\":\"$class\",\"type\":\"source\"" "$work/plugins" \
        || fail "the worker does not list $1: $(cat "$work/plugins")"
    curl -sf -X PUT -H 'Content-Type: application/json' \
        -d "{\"name\": \"shop\", \"connector.class\": \"$class\", \"source.name\": \"shop\", $2}" \
        "${rest}connector-plugins/$class/config/validate" > "$work/validated"
    grep -q "\"name\":\"$3\",\"value\":[^{}]*\"errors\":\[\"[^\"]" "$work/validated" \
        || fail "$1 does not miss its $3: $(cat "$work/validated")"
}
lacks PocketBaseSourceConnector '"mode": "api"' url
lacks NeonSourceConnector '"api.key": "napi_of_nobody"' org
lacks NeonWebhookConnector '"port": "0"' auth.url
lacks NeonFolderConnector '"topic": "audit"' folder
echo "a stock Connect worker finds the plugin's connectors, and they say what their configuration lacks"
