"""Starts a command and writes what the system says of it; small, for a new process begins with its parent's peak memory.

`python -I -S launch.py OUTPUT COMMAND …` writes the command's output to the file OUTPUT and prints wall
seconds, CPU seconds, peak memory (KiB on Linux) and exit code.
"""

import os
import sys
import time

out = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
redirect = [(os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, out, 2)]
start = time.perf_counter()
process = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ, file_actions=redirect)
_, status, usage = os.wait4(process, 0)
wall = time.perf_counter() - start
print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
