"""A run of a comparison as a Markdown table."""


def text(value, digits=3):
    return "" if value is None else f"{value:.{digits}f}"


def found(figures, label):
    return text((figures or {}).get(f"found_{label}"))


def row(one, reference):
    """Cells of a contestant; `reference` is the CPU rate of the yardstick, if it ran."""
    if one.get("why_not"):
        return [one["name"], f"not run: {one['why_not']}"]
    speed, judged = one["timed"], one.get("judged") or {}
    part = "" if speed["share"] == 1 else f" ({speed['share']:g} of the input)"
    wrong = f"WRONG: {one['check']['wrong']}" if (one.get("check") or {}).get("wrong") else ""
    if one["check"] is not None and not wrong:
        wrong = "ok"
    return [one["name"] + part, wrong, text(speed["mb_per_cpu_second"], 1),
            text(speed["mb_per_wall_second"], 1),
            text(reference and speed["mb_per_cpu_second"] / reference, 2),
            text(speed["cpu_seconds"], 1), text(speed["peak_bytes"] / 1e6, 0),
            text(judged.get("recall")), text(judged.get("precision")), text(judged.get("right")),
            found(judged, "version"), found(judged, "partial"), found(judged, "rewrite"),
            text(one["time_exponent"], 2), text(one["memory_exponent"], 2)]


COLUMNS = ("contestant", "answer", "MB a CPU s", "MB a s", "to wc", "CPU s", "peak MB",
           "recall J >= .7", "precision J >= .7", "right", "versions", "excerpts", "rewrites",
           "time exp.", "memory exp.")


def markdown(run):
    rates = {one["key"]: one["timed"]["mb_per_cpu_second"]
             for one in run["contestants"] if one.get("timed")}
    rows = sorted((one for one in run["contestants"]),
                  key=lambda one: -rates.get(one["key"], 0))
    lines = [f"# {run['scenario']}: {run['input']['name']}", "",
             f"{run['date']}, {run['machine']['processor']}, {run['machine']['memory']}, "
             f"load {run['machine']['load']}; {run['program']}. "
             f"{run['input']['bytes'] / 1e6:.0f} MB, {run['input']['stories']:,} stories, "
             f"one core, best of {run['turns']} turns.", "",
             "| " + " | ".join(COLUMNS) + " |",
             "|---|---|" + "---:|" * (len(COLUMNS) - 2)]
    for one in rows:
        cells = row(one, rates.get("wc"))
        lines.append("| " + " | ".join(cells + [""] * (len(COLUMNS) - len(cells))) + " |")
    return "\n".join(lines) + "\n"
