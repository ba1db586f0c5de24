"""Work shared among processes: results in the order of the tasks, never more than a few tasks under way."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
# Tasks that every worker has before it, so that short ones get done while a long one is waited for.
_AHEAD = 8


class WorkerLost(Exception):
    """A worker process ended before its work was done."""

    def __init__(self) -> None:
        super().__init__("A worker process was killed, perhaps for want of memory. What was printed before is whole.")


@dataclass(frozen=True, slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection


def in_order(work: Callable[[Task], Result], tasks: Iterable[Task], workers: int) -> Iterator[Result]:
    """`work(task)` for every task, in the order of the tasks; with one worker, in this process.

    `work`, tasks and results must be picklable. Tasks are taken up as results are taken out, so memory does not
    grow with their number. Raises `WorkerLost` in place of a result that will never come.
    """
    if workers == 1:
        yield from map(work, tasks)
        return
    crew = _hire(work, workers)
    try:
        yield from _taken_in_turn(crew, tasks)
    finally:
        for worker in crew:
            worker.connection.close()
            worker.process.terminate()
        for worker in crew:
            worker.process.join()


def _taken_in_turn(crew: list[_Worker], tasks: Iterable[Task]) -> Iterator[Result]:
    """Every worker has its turn: so the results come in the order of the tasks without being numbered."""
    waiting: deque[_Worker] = deque()
    for worker, task in zip(cycle(crew), tasks, strict=False):
        if len(waiting) == _AHEAD * len(crew):
            yield _result(waiting.popleft())
        try:
            worker.connection.send(task)
        except OSError as gone:
            # What the others have done, and this one before it was lost, is still to be had.
            while waiting:
                yield _result(waiting.popleft())
            raise WorkerLost from gone
        waiting.append(worker)
    while waiting:
        yield _result(waiting.popleft())


def _result(worker: _Worker) -> Result:  # type: ignore[type-var]
    try:
        result: Result = worker.connection.recv()
    except (EOFError, OSError) as gone:
        raise WorkerLost from gone
    return result


def _hire(work: Callable[[Task], Result], count: int) -> list[_Worker]:
    """So many processes, each started afresh: nothing of this one is copied, whatever it has open."""
    context = multiprocessing.get_context("spawn")
    crew: list[_Worker] = []
    # Ctrl-C reaches all processes of a terminal. Workers are born deaf to it: this process tells them when to end.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, work), daemon=True)
            process.start()
            theirs.close()
            crew.append(_Worker(process, ours))
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return crew


def _serve(connection: Connection, work: Callable[[Task], Result]) -> None:
    """The life of a worker: one task after the other, until nobody gives any more."""
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            connection.send(work(connection.recv()))
