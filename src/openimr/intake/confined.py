"""Run one script under limits on memory and time: ``python -I -m openimr.intake.confined MEMORY CPU SCRIPT ARGUMENT…``.

The limits are set before the script's first line is read, and hold for whatever it starts: at most MEMORY bytes of
address space and CPU seconds of computing, no file written, no core dump (which would hold the pages of a record).
"""

import resource
import runpy
import sys


def confine(*, memory_bytes: int, cpu_seconds: int) -> None:
    """Limit this process and all it starts, for good."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))


def main() -> None:
    """Confine this process and run the script with its arguments."""
    memory, cpu, script, *arguments = sys.argv[1:]
    confine(memory_bytes=int(memory), cpu_seconds=int(cpu))
    sys.argv = [script, *arguments]
    runpy.run_path(script, run_name="__main__")


if __name__ == "__main__":
    main()
