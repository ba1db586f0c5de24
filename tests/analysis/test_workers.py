"""Work shared among processes: in order, a few tasks at a time, and a killed worker is told of."""

import os
import signal
import time

import pytest

from newsroom.analysis.workers import WorkerLost, in_order


def square(number: int) -> int:
    time.sleep(0.01 * (number % 3 == 0))
    return number * number


def square_or_die(number: int) -> int:
    if number == 21:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_it_works(workers):
    assert list(in_order(square, range(50), workers)) == [number * number for number in range(50)]


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_to_do(workers):
    assert list(in_order(square, [], workers)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_tasks_are_taken_up_as_results_are_taken_out(workers):
    tasks = iter(range(10_000))
    results = in_order(square, tasks, workers)
    for _ in range(100):
        next(results)
    assert next(tasks) < 100 + 20 * workers
    results.close()


def test_a_killed_worker_is_told_of_after_all_that_came_before():
    given = []
    with pytest.raises(WorkerLost, match="killed"):
        given.extend(in_order(square_or_die, range(10_000), 2))
    assert given == [number * number for number in range(21)]


def test_an_error_in_the_work_ends_the_others_too():
    with pytest.raises(WorkerLost):
        list(in_order(int, ["1", "two", "3"], 2))
