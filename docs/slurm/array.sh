#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An archive on a cluster: sbatch --array=0-3 array.sh FOLDER OUT
# Each job of the array reads its share of FOLDER into OUT/shard-K.db; then, in one more job:
#   mingxi merge OUT/shard-*.db -o archive.db
# A job that was cut off is submitted again and goes on where it was.
#SBATCH --job-name=mingxi
#SBATCH --cpus-per-task=2
#SBATCH --mem-per-cpu=1200M
#SBATCH --output=mingxi-%A_%a.log
set -eu
folder=$1
out=$2
k=$((SLURM_ARRAY_TASK_ID - SLURM_ARRAY_TASK_MIN + 1))

mkdir -p "$out"
status=0
"${MINGXI:-mingxi}" batch -j "${SLURM_CPUS_PER_TASK:-1}" --memory 1024 \
    --shard "$k/$SLURM_ARRAY_TASK_COUNT" -o "$out/shard-$k.db" "$folder" || status=$?

# Status 1: some documents could not be read. They are in the database, with the reason.
[ "$status" -le 1 ]
