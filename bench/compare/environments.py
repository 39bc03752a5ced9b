"""A virtual environment for each list of requirements, kept from run to run."""

import hashlib
import subprocess
import sys


class Environments:
    """Makes environments below one directory."""

    def __init__(self, directory):
        self.directory = directory

    def python(self, requirements):
        """(interpreter, None), or (None, why the requirements cannot be installed)."""
        if not requirements:
            return sys.executable, None
        key = hashlib.sha256("\n".join(requirements).encode()).hexdigest()[:12]
        home = self.directory / key
        python = home / "bin" / "python"
        if not (home / "ready").exists():
            print(f"installing {', '.join(requirements)}", file=sys.stderr)
            subprocess.run([sys.executable, "-m", "venv", home], check=True)
            done = subprocess.run([python, "-m", "pip", "install", "-q", *requirements],
                                  capture_output=True, text=True, check=False)
            if done.returncode != 0:
                lines = done.stderr.strip().splitlines() or ["pip failed"]
                return None, lines[-1][:200]
            (home / "ready").touch()
        return python, None

    def versions(self, requirements):
        """What pip has installed of the requirements: {name: version}."""
        python, _ = self.python(requirements)
        if not requirements or python is None:
            return {}
        names = {name.split("<")[0].lower().replace("_", "-") for name in requirements}
        done = subprocess.run([python, "-m", "pip", "list", "--format=freeze"],
                              capture_output=True, text=True, check=True)
        found = dict(line.split("==") for line in done.stdout.splitlines() if "==" in line)
        return {name: version for name, version in found.items()
                if name.lower().replace("_", "-") in names}
