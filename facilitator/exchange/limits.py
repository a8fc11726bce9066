"""Holds the process that reads foreign files to so much memory and work, and to writing nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

TOO_MUCH = 77
"""The exit code of a process that wanted more memory than it may have."""

_PROCESS_MEMORY, _ACTIVE_PROCESSES, _EXTENDED = 0x100, 0x8, 9


def confine(memory: int, seconds: int) -> None:
    """Limit this process to `memory` bytes and `seconds` of work, and forbid it to write files.

    Beyond the first, allocating raises MemoryError or the process ends with TOO_MUCH; beyond
    the second, which only counts where nobody ends it sooner, the system ends it.
    """
    if sys.platform == "win32":
        _confine_by_job(memory)
        return
    import resource

    _lower(resource.RLIMIT_CPU, seconds)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_CORE, 0)
    if sys.platform.startswith("linux"):
        _lower(resource.RLIMIT_AS, memory + _mapped())
    else:
        _watch(memory)


def _lower(which: int, to: int) -> None:
    import resource

    _, hard = resource.getrlimit(which)
    most = to if hard == resource.RLIM_INFINITY else min(to, hard)
    resource.setrlimit(which, (most, most))


def _mapped() -> int:
    """Bytes mapped but not in memory, such as the system's languages: they cost nothing."""
    try:
        size, resident = Path("/proc/self/statm").read_text("ascii").split()[:2]
    except OSError:
        return 0
    return (int(size) - int(resident)) * os.sysconf("SC_PAGE_SIZE")


def _watch(memory: int) -> None:
    """End this process once it has been larger; for systems that only pretend to limit it."""
    import resource
    import threading
    import time

    unit = 1 if sys.platform == "darwin" else 1024

    def most() -> int:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit

    limit = max(memory, most() + memory // 2)  # a process may count what its parent once had

    def look() -> None:
        while most() < limit:
            time.sleep(0.02)
        os._exit(TOO_MUCH)

    threading.Thread(target=look, daemon=True).start()


def _confine_by_job(memory: int) -> None:
    """Put this process into a job object of Windows with a limit, and without children."""
    import ctypes
    from ctypes import wintypes

    size, count = ctypes.c_size_t, ctypes.c_ulonglong

    class Extended(ctypes.Structure):
        _fields_ = [
            ("process_time", wintypes.LARGE_INTEGER),
            ("job_time", wintypes.LARGE_INTEGER),
            ("flags", wintypes.DWORD),
            ("least_working_set", size),
            ("most_working_set", size),
            ("active_processes", wintypes.DWORD),
            ("affinity", size),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
            ("io_counters", count * 6),
            ("process_memory", size),
            ("job_memory", size),
            ("peak_process_memory", size),
            ("peak_job_memory", size),
        ]

    limits = Extended(
        flags=_PROCESS_MEMORY | _ACTIVE_PROCESSES, active_processes=1, process_memory=memory
    )
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.SetInformationJobObject.argtypes = [
        wintypes.HANDLE,
        ctypes.c_int,
        ctypes.c_void_p,
        wintypes.DWORD,
    ]
    kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
    job = kernel.CreateJobObjectW(None, None)
    done = kernel.SetInformationJobObject(
        job, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits)
    ) and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    if not done:
        raise OSError(ctypes.get_last_error(), "this process could not be limited")  # type: ignore[attr-defined]
