"""A virtual environment with the tools that the checks of this folder need.

Without a package registry in reach the checks say that they were skipped."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def inside(requirements, folder):
    """Runs the calling script again in an environment that has `requirements`."""
    if os.environ.get("SAMBANDH_TOOLS") == requirements:
        return
    home = Path(folder) / f"tools-{Path(requirements).stem}"
    python = home / "bin" / "python"
    wanted = (HERE / requirements).read_text()
    mark = home / "installed.txt"
    if not mark.exists() or mark.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", home], check=False, capture_output=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        pip += ["--retries", "1", "--timeout", "20", "-r", HERE / requirements]
        if not python.exists() or subprocess.run(pip, check=False).returncode != 0:
            skip(f"{requirements} cannot be installed")
        mark.write_text(wanted)
    os.environ["SAMBANDH_TOOLS"] = requirements
    os.execv(python, [python, *sys.argv])


def skip(why):
    print(f"skipped {Path(sys.argv[0]).name}: {why}")
    sys.exit(0)


def debian(command, *packages):
    """Whether `command` is there, if need be after installing `packages`."""
    if shutil.which(command) is None and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {"check": False, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", *packages], env=environment, **quiet)
    return shutil.which(command) is not None
