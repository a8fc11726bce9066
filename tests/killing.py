"""Work done in a process of its own and killed on the way, as power and patience end."""

import os
import signal
import time
from collections.abc import Callable, Sequence

Tell = Callable[[str], None]
Telling = Callable[[Tell], object]


def told_until_killed(seconds: float, work: Telling) -> list[str]:
    """Kill the process so long after its work began; the whole lines it told until then."""
    child, reading = _begun(work)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return _ended(child, reading)[1]


def told_to_the_end(work: Telling) -> list[str]:
    """Let the process end by itself; what it told. AssertionError where it did not end well."""
    status, told = _ended(*_begun(work))
    assert status == 0, f"the process ended with {status}"
    return told


def status_of(work: Callable[[], object]) -> int:
    """How a process ended: 0, 1 where the work failed, or less than 0 where a signal killed it."""
    return _ended(*_begun(lambda _tell: work()))[0]


def killed_after(seconds: float, work: Callable[[], object]) -> None:
    """Kill the process so long after its work began."""
    told_until_killed(seconds, lambda _tell: work())


def how_long(work: Callable[[], object]) -> float:
    """Seconds the work takes in a process of its own."""
    began = time.monotonic()
    told_to_the_end(lambda _tell: work())
    return time.monotonic() - began


def moments(took: float, kills: int) -> Sequence[float]:
    """Moments spread over work that takes so long."""
    return [took * (n + 0.5) / kills for n in range(kills)]


def _begun(work: Telling) -> tuple[int, int]:
    """The process's number once it has begun, and where to read what it tells."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reading)
            os.write(writing, b"+")
            work(lambda words: _write(writing, words))
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    os.read(reading, 1)
    return child, reading


def _write(writing: int, words: str) -> None:
    os.write(writing, f"{words}\n".encode())


def _ended(child: int, reading: int) -> tuple[int, list[str]]:
    with os.fdopen(reading) as lines:
        told = [line.rstrip("\n") for line in lines if line.endswith("\n")]
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told
