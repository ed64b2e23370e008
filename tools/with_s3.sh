#!/bin/bash
# Runs a command with TEST_S3_URL pointing at an S3 server of its own: Ceph (monitor, one storage daemon, RADOS gateway)
# in a temporary folder, on free loopback ports, with one user and signatures checked. Everything is stopped by its pid
# and the folder removed at the end whatever happens. Any user may run it; it takes about fifteen seconds to start.
#
#     tools/with_s3.sh .venv/bin/pytest tests/documents/storage
#
# TEST_S3_URL is s3://key:secret@127.0.0.1:port/komuna?scheme=http; the bucket does not exist yet.
# TEST_S3_PID and TEST_S3_GATEWAY are the gateway's pid and the command that starts it again once it is stopped.
set -eu

for program in ceph-mon ceph-osd radosgw ceph; do
    command -v "$program" >/dev/null || { echo "$program is not installed; apt-packages.txt names the package." >&2; exit 1; }
done

folder=$(mktemp -d)
pids=()
stop() {
    status=$?
    trap - EXIT INT TERM HUP
    for pid in "${pids[@]}"; do kill -KILL "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$folder"
    exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# A daemon in the foreground of its own process: it ends with this script even where the script is killed.
daemon() {
    setpriv --pdeathsig KILL "$@" </dev/null >>"$folder/output.log" 2>&1 &
    pids+=($!)
}
quietly() { "$@" >>"$folder/output.log" 2>&1 || { tail -n 30 "$folder/output.log" >&2; exit 1; }; }
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
random() { python3 -c 'import secrets; print(secrets.token_hex(20))'; }
uuid() { python3 -c 'import uuid; print(uuid.uuid4())'; }

monitor=$(free_port) port=$(free_port) key=$(random) secret=$(random) cluster=$(uuid) disk=$(uuid)
conf=$folder/ceph.conf keyring=$folder/keyring
mkdir "$folder/mon" "$folder/osd" "$folder/rgw"
chmod 700 "$folder"

# One copy of everything on one sparse file; authentication between the daemons is on, as it is by default.
cat >"$conf" <<CONF
[global]
fsid = $cluster
mon_host = v2:127.0.0.1:$monitor
public_addr = 127.0.0.1
keyring = $keyring
run_dir = $folder
admin_socket =
log_file = $folder/\$name.log
pid_file =
mon_data = $folder/mon
osd_data = $folder/osd
auth_allow_insecure_global_id_reclaim = false
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 4
osd_pool_default_pgp_num = 4
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
mon_data_avail_crit = 1
mon_data_avail_warn = 2
osd_crush_chooseleaf_type = 0
osd_objectstore = bluestore
osd_memory_target = 939524096
bluestore_block_size = 2147483648
bluestore_block_create = true
[client.rgw]
rgw_data = $folder/rgw
rgw_frontends = beast endpoint=127.0.0.1:$port
rgw_thread_pool_size = 32
CONF

quietly ceph-authtool -C "$keyring" --gen-key -n mon. --cap mon 'allow *'
for name in client.admin client.rgw osd.0; do
    quietly ceph-authtool "$keyring" --gen-key -n "$name" --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *'
done
quietly monmaptool --create --fsid "$cluster" --addv a "[v2:127.0.0.1:$monitor]" "$folder/monmap"
quietly ceph-mon -c "$conf" -i a --mkfs --monmap "$folder/monmap" --keyring "$keyring"
daemon ceph-mon -f -c "$conf" -i a
quietly ceph -c "$conf" --connect-timeout 60 osd new "$disk" 0
quietly ceph-osd -c "$conf" -i 0 --mkfs --osd-uuid "$disk"
quietly ceph -c "$conf" osd crush add osd.0 1.0 root=default host=localhost
daemon ceph-osd -f -c "$conf" -i 0

export TEST_S3_GATEWAY="radosgw -f -c $conf -n client.rgw"
# shellcheck disable=SC2086
daemon $TEST_S3_GATEWAY
export TEST_S3_PID=${pids[-1]}
for _ in $(seq 240); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
    kill -0 "$TEST_S3_PID" 2>/dev/null || { tail -n 30 "$folder/output.log" "$folder"/*.log >&2; exit 1; }
    sleep 0.25
done
quietly radosgw-admin -c "$conf" -n client.rgw user create --uid komuna --display-name komuna \
    --access-key "$key" --secret-key "$secret"

export TEST_S3_URL="s3://$key:$secret@127.0.0.1:$port/komuna?scheme=http"
"$@"
