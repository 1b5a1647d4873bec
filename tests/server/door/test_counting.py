"""The counts of the rate limits."""

from concurrent.futures import ThreadPoolExecutor

from server.door.counting import Counts


def test_each_key_counts_for_itself() -> None:
    counts = Counts()
    assert [counts.incr("a", 60), counts.incr("a", 60), counts.incr("b", 60)] == [1, 2, 1]
    assert (counts.get("a"), counts.get("c")) == (2, 0)


def test_a_window_that_has_ended_counts_from_the_beginning() -> None:
    counts = Counts()
    counts.incr("a", -1)
    assert counts.get("a") == 0
    assert counts.incr("a", 60) == 1


def test_no_hit_of_many_threads_is_lost() -> None:
    counts = Counts()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: counts.incr("a", 60), range(4000)))
    assert counts.get("a") == 4000


def test_what_is_cleared_is_gone() -> None:
    counts = Counts()
    counts.incr("a", 60)
    counts.clear("a")
    counts.incr("b", 60)
    assert (counts.get("a"), counts.reset(), counts.get("b")) == (0, 1, 0)
