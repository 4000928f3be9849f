"""How much memory this process holds right now, on each system."""

from __future__ import annotations

import os
import sys

if sys.platform == "linux":

    def resident_bytes() -> int:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - no path object needed here
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

elif sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi.h."""

        _fields_ = [
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
            ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
            ("PagefileUsage", ctypes.c_size_t),
            ("PeakPagefileUsage", ctypes.c_size_t),
        ]

    def resident_bytes() -> int:
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        kernel.K32GetProcessMemoryInfo(
            wintypes.HANDLE(kernel.GetCurrentProcess()), ctypes.byref(counters), counters.cb
        )
        return int(counters.WorkingSetSize)

else:
    import ctypes

    _TASK_INFO = 4
    """PROC_PIDTASKINFO of sys/proc_info.h: 96 bytes, the second number is the resident size.
    getrusage would not do: a peak there may be the parent's."""

    def resident_bytes() -> int:
        info = (ctypes.c_uint64 * 12)()
        library = ctypes.CDLL("/usr/lib/libproc.dylib")
        library.proc_pidinfo(os.getpid(), _TASK_INFO, 0, ctypes.byref(info), ctypes.sizeof(info))
        return int(info[1])
