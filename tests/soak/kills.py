#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kills.py [--kills N] [--documents N] [--seed K] MINGXI CORPUS: after each kill the next run makes all good.

Documents are made as soak.py makes them, and read in peace once. Then, N times, a new database is begun, and at a random
moment between its beginning and its end the command is killed, or one of its workers: the command's database must be
whole, and what the next run makes of it, or the run that lost a worker, equal to what was read in peace.
"""
import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

import soak

DATABASE = "violent.db"


def wait_for(run, seconds=600):
    deadline = time.monotonic() + seconds
    while run.process.poll() is None:
        if time.monotonic() > deadline:
            run.process.kill()
            raise soak.harness.Failure("it does not end")
        time.sleep(0.01)
    if run.process.returncode not in (0, 1):
        raise soak.harness.Failure(f"status {run.process.returncode}")


def expect_whole(folder):
    """What was stored before the kill: any number of documents, or none, but no half of one."""
    if (folder / DATABASE).exists() and soak.count(folder, DATABASE) > 0:
        soak.content(folder, DATABASE)


def forget(folder):
    for path in folder.glob(f"{DATABASE}*"):
        path.unlink()


class Kills:
    def __init__(self, args, folder):
        self.mingxi, self.folder, self.rng = args.mingxi, folder, random.Random(args.seed)
        soak.make_documents(folder / "documents", args.corpus, args.documents, self.rng)
        begun = time.monotonic()
        wait_for(soak.Run(self.mingxi, folder, "quiet.db"))
        self.seconds = time.monotonic() - begun
        self.quiet = soak.content(folder, "quiet.db")
        if len(self.quiet) != args.documents:
            raise soak.harness.Failure(f"{len(self.quiet)} of {args.documents} documents are accounted for")

    def one(self, worker):
        """Whether there was somebody to kill."""
        forget(self.folder)
        run = soak.Run(self.mingxi, self.folder, DATABASE)
        time.sleep(self.rng.uniform(0, self.seconds))
        if run.process.poll() is not None:
            return False
        killed = soak.kill_worker(self.rng, run) > 0
        if not worker:
            run.process.kill()
            run.process.wait()
            expect_whole(self.folder)
            run, killed = soak.Run(self.mingxi, self.folder, DATABASE), True
        wait_for(run)
        if soak.content(self.folder, DATABASE) != self.quiet:
            raise soak.harness.Failure(f"not what was read in peace, after the kill of {'a worker' if worker else 'the command'}")
        return killed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("mingxi", type=os.path.abspath)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    def kill(folder):
        kills, done, late = Kills(args, folder), 0, 0
        print(f"in peace: {kills.seconds:.1f} s", flush=True)
        while done < args.kills:
            if kills.one(worker=done % 2 == 1):
                done += 1
                if done % 20 == 0:
                    print(f"{done} kills, after each all is equal", flush=True)
            else:
                late += 1
        print(f"{done} kills, half of them of workers; {late} times the run was over, or had no worker, before")

    with tempfile.TemporaryDirectory(prefix="mingxi-kills.") as name:
        return soak.harness.run_cases([(f"{args.kills} kills", Path(name))], kill)


if __name__ == "__main__":
    sys.exit(main())
