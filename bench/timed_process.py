"""Runs a process on given cores and says what it took."""

import contextlib
import dataclasses
import os
import subprocess
import time

import measurement


@dataclasses.dataclass
class Usage:
    """What a process and the processes it waited for took."""

    wall_seconds: float
    cpu_seconds: float  # user and system
    peak_bytes: int  # high water mark of the resident set of the largest of them


def run(command, cores, stdout=None, **popen):
    """The usage of a command, run on the given cores; a failure ends the measurement.

    The resident set of this very process is a floor of the peak (the kernel counts the moment
    between fork and exec), so do large work elsewhere: see `apart`.
    """
    usage, code = try_to_run(command, cores, stdout=stdout, **popen)
    if code != 0:
        measurement.fail(f"{' '.join(map(str, command))}: exit code {code}")
    return usage


def try_to_run(command, cores, **popen):
    """As `run`; (usage, exit code)."""
    begin = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command],
                               preexec_fn=lambda: os.sched_setaffinity(0, set(cores)), **popen)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    return (Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024),
            process.returncode)


def last_cores(count):
    """The last cores this process may use: the first ones are where interrupts go."""
    cores = sorted(os.sched_getaffinity(0))
    return cores[-count:]


def into_page_cache(path):
    """Reads a file, so that no contestant is the one that waits for the disk."""
    with open(path, "rb") as file:
        while file.read(1 << 22):
            pass


def apart(function, *arguments):
    """The result of a function called in a process of its own, whose memory goes with it."""
    import concurrent.futures
    import multiprocessing

    with concurrent.futures.ProcessPoolExecutor(
            1, mp_context=multiprocessing.get_context("fork")) as pool:
        return pool.submit(function, *arguments).result()


def size_of(path):
    """Bytes of a file; 0 if it is not there."""
    with contextlib.suppress(OSError):
        return os.stat(path).st_size
    return 0
