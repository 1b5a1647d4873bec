"""Where the rate limits count: a dictionary. The library's own starts a thread every 10 ms."""

import threading

from limits.storage import Storage

from server import clock

# How often what has run out is thrown away, in seconds.
SWEEP_EVERY = 60.0


class Counts(Storage):
    """Fixed windows in memory, for `storage_uri="counts://"`."""

    STORAGE_SCHEME = ["counts"]  # noqa: RUF012 -- the library's own type

    def __init__(self, uri: str | None = None, **options: float | str | bool) -> None:
        super().__init__(uri, **options)  # type: ignore[arg-type]
        self._lock = threading.Lock()
        self._windows: dict[str, tuple[float, int]] = {}
        self._sweep_at = 0.0

    @property
    def base_exceptions(self) -> type[Exception]:
        return ValueError

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        with self._lock:
            now = clock.now().timestamp()
            self._sweep(now)
            ends, count = self._windows.get(key, (0.0, 0))
            if ends <= now:
                ends, count = now + expiry, 0
            self._windows[key] = ends, count + amount
            return count + amount

    def _sweep(self, now: float) -> None:
        if now >= self._sweep_at:
            self._windows = {key: window for key, window in self._windows.items() if window[0] > now}
            self._sweep_at = now + SWEEP_EVERY

    def get(self, key: str) -> int:
        ends, count = self._windows.get(key, (0.0, 0))
        return count if ends > clock.now().timestamp() else 0

    def get_expiry(self, key: str) -> float:
        return self._windows.get(key, (clock.now().timestamp(), 0))[0]

    def check(self) -> bool:
        return True

    def reset(self) -> int:
        with self._lock:
            count = len(self._windows)
            self._windows = {}
            return count

    def clear(self, key: str) -> None:
        self._windows.pop(key, None)
