#!/usr/bin/env bash
# Makes docs/pictures anew: attacks a real PocketBase, lets Lapwing tell a receiver on this machine what it would tell Slack, and lays
# out what came. Wants the path of a PocketBase, Python 3 and Chromium (for the message); nothing leaves the machine.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
pocketbase=$(realpath "${1:?the path of a PocketBase}")
work=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$work"' EXIT
mkdir -p "$work/pb" docs/pictures

port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
kafka=$(port) pb=$(port) hook=$(port)
until_true() { for _ in $(seq 240); do "$@" > /dev/null 2>&1 && return; sleep 0.5; done; echo "gave up: $*" >&2; exit 1; }

java build/Receiver.java "$hook" "$work/messages" &

(cd "$work/pb" && "$pocketbase" superuser upsert ops@shop.example 1234567890 > /dev/null && exec "$pocketbase" serve --http "127.0.0.1:$pb" > /dev/null) &
until_true curl -fs "http://127.0.0.1:$pb/api/health"
json() { curl -s -H 'Content-Type: application/json' -H "Authorization: ${token:-}" "$@"; }
token=$(json "http://127.0.0.1:$pb/api/collections/_superusers/auth-with-password" -d '{"identity":"ops@shop.example","password":"1234567890"}' \
    | python3 -c 'import json, sys; print(json.load(sys.stdin)["token"])')

cat > "$work/lapwing.yml" << EOF
kafka: {bootstrap.servers: "127.0.0.1:$kafka"}
streams: {state.dir: "$work/state"}
secrets: {fingerprint.key: "0123456789abcdef0123456789abcdef"}
health: {port: $(port), sources.port: $(port), notify.port: $(port)}
sources: [{name: shop-prod, type: pocketbase, url: "http://127.0.0.1:$pb", token: "$token"}]
notify:
  rule.pages: https://wiki.example.com/lapwing
  channels: {security: {type: slack, webhook.url: "http://127.0.0.1:$hook/services/T0/B0/x"}}
  routes: [{level: medium, to: security}]
EOF
lapwing() { ./lapwing "$@" --config "$work/lapwing.yml"; }
./lapwing broker --port "$kafka" --dir "$work/kafka" > "$work/broker.log" 2>&1 &
until_true lapwing topics --create --replication 1
for part in run sources notify; do ./lapwing $part --config "$work/lapwing.yml" > "$work/$part.log" 2>&1 & done
until_true lapwing health
until_true lapwing health --sources
until_true lapwing health --notify

login() { # collection, identity, address, password; as somebody who has no token
    curl -s -H 'Content-Type: application/json' -H "X-Forwarded-For: $3" "http://127.0.0.1:$pb/api/collections/$1/auth-with-password" \
        -d "{\"identity\":\"$2\",\"password\":\"$4\"}" > /dev/null
}
# PocketBase sees all requests come from this machine; it is told to believe the header, as behind a proxy.
json -X PATCH "http://127.0.0.1:$pb/api/settings" -d '{"trustedProxy":{"headers":["X-Forwarded-For"]},"rateLimits":{"enabled":false}}' > /dev/null
json "http://127.0.0.1:$pb/api/collections/users/records" \
    -d '{"email":"ann@shop.example","password":"summer2026","passwordConfirm":"summer2026","verified":true}' > /dev/null
for i in $(seq 60); do login users "user$i@shop.example" 203.0.113.77 wrong; done
login users ann@shop.example 203.0.113.77 summer2026
for _ in $(seq 12); do login _superusers ops@shop.example 198.51.100.24 wrong; done
login _superusers ops@shop.example 198.51.100.24 1234567890
until_true grep -q 'superuser' "$work/messages"
until_true sh -c "[ \"\$(wc -l < $work/messages)\" -ge 4 ]"
sleep 3

picture() { # template, what stands in for it, JSON file, size, name
    python3 - "$@" "$work" << 'EOF'
import pathlib, sys
template, mark, value, size, name, work = sys.argv[1:]
page = pathlib.Path(template).read_text().replace(mark, pathlib.Path(value).read_text())
pathlib.Path(work, name + ".html").write_text(page)
EOF
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 --virtual-time-budget=2000 \
        --window-size="$4" --screenshot="docs/pictures/$5.png" "file://$work/$5.html" > /dev/null 2>&1
}
python3 - "$work" << 'EOF'
import json, pathlib, sys
work = pathlib.Path(sys.argv[1])
messages = [json.loads(line) for line in (work / "messages").read_text().splitlines()]
chosen = [m for m in messages if "superuser" in json.dumps(m) and "CRITICAL" in m["text"]] or messages
(work / "message.json").write_text(json.dumps(chosen[0]))
print("\n".join(m["text"] for m in messages))
EOF
picture "$here/slack.html" '/*MESSAGE*/' "$work/message.json" 680,805 slack
COLUMNS=120 LINES=36 timeout 20 script -qec "./lapwing watch --config $work/lapwing.yml" "$work/watch.raw" > /dev/null < /dev/null || true
java "$here/Screen.java" "$work/watch.raw" docs/pictures/watch.png 120
ls -l docs/pictures
