#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh MINGXI CORPUS: a Slurm of one node on loopback runs docs/slurm/array.sh with four shards;
# merged they are what one run gives. Skipped where Slurm is not installed or cannot be started.
set -euo pipefail
mingxi=$(realpath -- "$1")
corpus=$(realpath -- "$2")
script=$(realpath -- "$(dirname -- "${BASH_SOURCE[0]}")/../../docs/slurm/array.sh")
readonly skipped=77
pids=()

skip() {
    printf 'skipped: %s\n' "$1"
    exit $skipped
}

((EUID == 0)) || skip "Slurm's daemons need root"
for command in munged mungekey slurmctld slurmd sbatch squeue sinfo sqlite3; do
    PATH=$PATH:/usr/sbin command -v "$command" >/dev/null || skip "$command is not installed"
done
export PATH=$PATH:/usr/sbin

work=$(mktemp -d)
stop() {
    for ((k = ${#pids[@]} - 1; k >= 0; k--)); do
        kill "${pids[k]}" 2>/dev/null || true
        wait "${pids[k]}" 2>/dev/null || true
    done
    rm -rf -- "$work"
}
trap stop EXIT
chmod 755 "$work"

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# wait_until SECONDS COMMAND...
wait_until() {
    local tries=$(($1 * 5))
    shift
    while ! "$@" >/dev/null 2>&1; do
        ((tries-- > 0)) || return 1
        sleep 0.2
    done
}

# munged refuses folders that others may write to, and runs as its user.
start_munge() {
    mkdir "$work/munge"
    mungekey --create --keyfile "$work/munge/key"
    chown -R munge "$work/munge"
    chmod 711 "$work/munge"
    setpriv --reuid munge --regid munge --clear-groups munged --foreground --key-file="$work/munge/key" \
        --socket="$work/munge/socket" --pid-file="$work/munge/pid" --seed-file="$work/munge/seed" \
        --log-file="$work/munge/log" >"$work/munge.out" 2>&1 &
    pids+=($!)
    wait_until 20 munge --no-input --socket="$work/munge/socket"
}

write_configuration() {
    local host
    host=$(hostname -s)
    export SLURM_CONF=$work/slurm.conf
    mkdir "$work/state" "$work/spool"
    cat >"$SLURM_CONF" <<EOF
ClusterName=mingxi
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=$work/munge/socket
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
SwitchType=switch/none
JobCompType=jobcomp/none
AccountingStorageType=accounting_storage/none
ReturnToService=2
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
EOF
}

node_is_idle() {
    [[ $(sinfo -h -o %T) == idle ]]
}

start_slurm() {
    slurmctld -D >"$work/slurmctld.out" 2>&1 &
    pids+=($!)
    slurmd -D >"$work/slurmd.out" 2>&1 &
    pids+=($!)
    wait_until 60 node_is_idle
}

no_job_is_left() {
    [[ -z $(squeue -h) ]]
}

start_munge || skip "munged cannot be started here: $(tail -n 1 "$work/munge.out")"
write_configuration
start_slurm || skip "Slurm cannot be started here: $(tail -qn 1 "$work"/slurm*.log "$work"/slurm*.out | tail -n 1)"

cd "$work"
MINGXI=$mingxi sbatch --quiet --mem-per-cpu=0 --cpus-per-task=1 --array=0-3 "$script" "$corpus" "$work/out"
wait_until 300 no_job_is_left || {
    squeue
    exit 1
}
[[ $(find "$work/out" -name 'shard-?.db' | wc -l) == 4 ]] || {
    cat "$work"/*.log
    printf 'not every job of the array has written its shard\n'
    exit 1
}

"$mingxi" merge "$work"/out/shard-?.db -o "$work/merged.db"
"$mingxi" batch -q -o "$work/whole.db" "$corpus"
for name in merged whole; do
    sqlite3 "$work/$name.db" "SELECT d.sha256, d.status, p.path, (SELECT sum(amount_e4) FROM amounts a
        WHERE a.document_id = d.id) FROM documents d JOIN paths p ON p.document_id = d.id ORDER BY 3" >"$name.txt"
done
diff "$work/merged.txt" "$work/whole.txt"
(($(wc -l <"$work/whole.txt") > 5))
printf 'an array of 4 jobs read %d documents\n' "$(wc -l <"$work/whole.txt")"
