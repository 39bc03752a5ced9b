"""Figures of two runs side by side.

A figure is a name, a number and which way is better: "up", "down" or "" for
figures that are neither: {name: [value, better]}. A saved run holds them
under details.figures by the way that is better: {better: {name: value}}.
"""

import json

import measurement

NOTABLE = 0.01  # a figure that is worse by more than this is marked


def to_saved(figures):
    return {way: {name: value for name, (value, better) in figures.items() if better == way}
            for way in ("up", "down", "")}


def from_saved(saved):
    return {name: [value, way] for way, values in saved.items() for name, value in values.items()}


def read(path):
    """(the saved run, its figures); ends the measurement if it is none."""
    try:
        run = json.loads(path.read_text(encoding="utf-8"))
        return run, from_saved(run["details"]["figures"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        measurement.fail(f"{path}: no saved run: {error!r}")


def verdict(before, now, better):
    """"worse", "better" or "" by how far a figure has moved."""
    gain = {"up": now - before, "down": before - now}.get(better, 0.0)
    if gain < -NOTABLE - 1e-9:
        return "worse"
    return "better" if gain > NOTABLE + 1e-9 else ""


def differences(before, now):
    """(name, before, now, verdict) of all figures that moved or that one run lacks."""
    rows = []
    for name in {**before, **now}:
        old, new = (run.get(name, [None, ""])[0] for run in (before, now))
        better = (now.get(name) or before.get(name))[1]
        if old is None or new is None:
            if old is not new:
                rows.append((name, old, new, "only in one run"))
        elif abs(old - new) > 5e-5:
            rows.append((name, old, new, verdict(old, new, better)))
    return rows
