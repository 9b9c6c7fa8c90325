#!/bin/sh
# Time from a clean checkout to the first group: clones this repository, starts it as the README says, submits the demo's
# form once and waits for the ledger's row. Needs git, curl and what ./convoke needs. Prints seconds for each part.
set -eu

source=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
port=${1:-18080}
place=$(mktemp -d)
address=http://127.0.0.1:$port
api=$address/api/v1
began=$(date +%s)
server=

end() {
  [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; } || true
  rm -rf "$place"
}
trap end EXIT
since() { echo "$(($(date +%s) - began)) s"; }
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" | head -n 1; }

git clone -q "$source" "$place/convoke"
cd "$place/convoke"
echo "cloned after           $(since)"
./convoke start --port "$port" --data "$place/data" >"$place/log" 2>&1 &
server=$!
until curl -fs "$address/q/health/ready" >/dev/null; do
  kill -0 "$server" 2>/dev/null || { cat "$place/log" >&2; exit 1; }
  sleep 0.2
done
echo "built and ready after  $(since)"

csrf=$(curl -fs -c "$place/cookies" -H 'Content-Type: application/json' -d '{"username":"admin","password":"convoke"}' \
  "$api/auth/login" | field csrfToken)
me=$(curl -fs -b "$place/cookies" "$api/me" | sed 's/.*"person":{"id":"\([^"]*\)".*/\1/')
curl -fs -b "$place/cookies" -H "X-CSRF-Token: $csrf" -H 'Content-Type: application/json' \
  -d "{\"values\":{\"name\":\"第一个群\",\"owner\":\"$me\",\"members\":[\"$me\"]}}" \
  "$api/forms/create-group/records" >/dev/null
until curl -fs -b "$place/cookies" "$api/forms/group-ledger/records" | grep -q '"chatId":"'; do sleep 0.1; done
echo "first group after      $(since)"
