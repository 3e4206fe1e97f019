#!/usr/bin/env bash
# The commands that tell people, as docs/run.md and docs/alerts-commands.md write them: a broker, the job, the notifier, a drill that must arrive, and what people say.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$work"' EXIT

# A port that nobody listens on.
port() {
    local tried
    for tried in $(shuf -i 20000-32000 -n 50); do
        (exec 3<> "/dev/tcp/127.0.0.1/$tried") 2> /dev/null || { echo "$tried"; return; }
    done
}
kafka=$(port) hook=$(port)
until_true() { for _ in $(seq 240); do "$@" > /dev/null 2>&1 && return; sleep 0.5; done; echo "gave up: $*" >&2; exit 1; }
export FINGERPRINT_KEY=0123456789abcdef0123456789abcdef HOOK_URL="http://127.0.0.1:$hook/planted-path" HOOK_SECRET=planted-secret-of-a-hook

cat > "$work/lapwing.yml" << EOF
kafka: {bootstrap.servers: "127.0.0.1:$kafka"}
streams: {state.dir: "$work/state"}
secrets: {fingerprint.key: "\${env:FINGERPRINT_KEY}"}
health: {port: $(port), notify.port: $(port)}
sources: [{name: shop-prod, type: pocketbase}]
notify:
  channels: {siem: {type: webhook, url: "\${env:HOOK_URL}", secret: "\${env:HOOK_SECRET}"}}
  routes: [{level: medium, to: siem, daily: "00:00"}]
EOF
lapwing() { ./lapwing "$@" --config "$work/lapwing.yml"; }
java build/Receiver.java "$hook" "$work/messages" &
./lapwing broker --port "$kafka" --dir "$work/kafka" > "$work/broker.log" 2>&1 &
until_true lapwing topics --create --replication 1
lapwing config check
# Not by the function: its shell would be stopped at the end, and not what it started, which waits for Kafka for ever.
./lapwing run --config "$work/lapwing.yml" > "$work/run.log" 2>&1 &
./lapwing notify --config "$work/lapwing.yml" > "$work/notify.log" 2>&1 &
until_true lapwing health
until_true lapwing health --notify

lapwing drill
grep -q '"step":"open".*"drill":true' "$work/messages"
grep -q '"step":"resolve".*"drill":true' "$work/messages"
until_true grep -q 'Lapwing is alive' "$work/messages"
lapwing drill --from alerts --level critical
lapwing notify --dry-run
id=$(lapwing alerts list --json | sed -n 's/.*"uid" *: *"\([0-9a-f]\{32\}\)".*/\1/p' | head -n 1)
lapwing alerts list --open
lapwing alerts show "$id"
lapwing alerts resolve "$id" --reason 'a test'
lapwing mute add --rule pocketbase-stuffing --entity 203.0.113.7 --for 4h --reason 'load test'
lapwing mute list
lapwing mute remove "$(lapwing mute list | sed -n 's/^\(m-[a-z0-9]*\).*/\1/p' | head -n 1)"
timeout 5 ./lapwing watch --plain --level medium --config "$work/lapwing.yml" || [ $? = 124 ]
if grep -q planted "$work"/*.log; then
    echo "a secret of a channel stands in a log" >&2
    exit 1
fi
