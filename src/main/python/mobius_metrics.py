"""Metrics that a FastAPI platform with SQLAlchemy has to add itself: what its requests wait for.

Copy this file into the application. Its metrics are in the default registry of prometheus_client, so on the /metrics page that is
there already. Three lines switch it on, before any other middleware is added; the engine may be an AsyncEngine:

    import mobius_metrics
    mobius_metrics.watch_app(app)
    mobius_metrics.watch_engine(engine)

Calls of other services are timed where they are made, in a block, ``with mobius_metrics.calling("vector-store"):``, or around an
async function, ``@mobius_metrics.calling("vector-store")``.

Python 3.9, SQLAlchemy 1.4 and FastAPI 0.92, or newer. In prometheus_client's multiprocess mode the workers' values are added up.
"""

from __future__ import annotations

import asyncio
import functools
import gc
import threading
import time
from contextlib import suppress
from contextvars import ContextVar

from anyio.to_thread import current_default_thread_limiter
from prometheus_client import Counter, Gauge, Histogram, Summary
from sqlalchemy import event
from sqlalchemy.exc import TimeoutError as PoolTimeout

TICK_SECONDS = 0.1
MOST_DEPENDENCIES = 20
LAGS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)

Level = functools.partial(Gauge, multiprocess_mode="livesum")
pool_most = Level("db_pool_connections", "Database connections that the pool may open, overflow included.")
pool_used = Level("db_pool_checked_out", "Database connections in use.")
pool_waiting = Level("db_pool_waiting", "Requests that wait for a database connection.")
pool_wait = Counter("db_pool_wait_seconds", "Time that requests waited for a connection of a full pool.")
pool_timeouts = Counter("db_pool_timeouts", "Requests that waited for a connection in vain.")
statements = Counter("db_statements", "Statements by the route that ran them.", ("handler", "method"))
statement_time = Counter("db_statement_seconds", "Time of statements by the route that ran them.", ("handler", "method"))
loop_lag = Histogram("event_loop_lag_seconds", "How late a tick of 100 ms on the event loop was.", buckets=LAGS)
threads_borrowed = Level("anyio_threads_borrowed", "Threads that run synchronous routes and calls.")
threads_most = Level("anyio_threads_total", "Threads that may do so at a time.")
threads_waiting = Level("anyio_threads_waiting", "Synchronous routes and calls that wait for a thread.")
threads_wait = Counter("anyio_threads_wait_seconds", "Time that synchronous routes and calls waited for a thread.")
dependency_time = Summary("dependency_request_duration_seconds", "Calls of other services.", ("dependency",))
gc_pause = Counter("process_gc_pause_seconds", "Time of garbage collections, in which nothing else runs.")
process_threads = Level("process_threads", "Threads that Python started in the process.")
process_cores = Level("process_cpu_cores", "Cores that the process can use: one, or less in a container.")

_scope: ContextVar[dict | None] = ContextVar("mobius_metrics_scope", default=None)
_pools: list[_Pool] = []
_dependencies: set[str] = set()
_collections = {"started": 0.0, "seconds": 0.0, "published": 0.0}


def watch_app(app) -> None:
    app.add_middleware(RouteMiddleware)
    gc.callbacks.append(_collected)


def watch_engine(engine) -> None:
    engine = getattr(engine, "sync_engine", engine)
    _pools.append(_Pool(engine))
    event.listen(engine, "before_cursor_execute", _statement_begins)
    event.listen(engine, "after_cursor_execute", _statement_ends)


class RouteMiddleware:
    """Pure ASGI, so no response is touched. The innermost middleware has the scope to which the router adds the route."""

    def __init__(self, app) -> None:
        self.app = app
        self.ticks: asyncio.Task | None = None

    async def __call__(self, scope, receive, send) -> None:
        if self.ticks is None or self.ticks.done():
            self.ticks = asyncio.get_running_loop().create_task(_tick())
        _scope.set(scope)  # of this task: a server runs each request in its own
        await self.app(scope, receive, send)


def _route() -> tuple[str, str]:
    """The template of the request's route and its method: as few labels as there are routes."""
    scope = _scope.get()
    path = getattr(scope.get("route"), "path", None) if scope else None
    return ("none", "none") if path is None else (path, scope.get("method", "none"))


def _statement_begins(connection, cursor, statement, parameters, context, executemany) -> None:
    connection.info["mobius_metrics_started"] = time.perf_counter()
    statements.labels(*_route()).inc()


def _statement_ends(connection, cursor, statement, parameters, context, executemany) -> None:
    started = connection.info.pop("mobius_metrics_started", None)
    if started is not None:
        statement_time.labels(*_route()).inc(time.perf_counter() - started)


class _Pool:
    """SQLAlchemy has no event for the beginning of a wait, so the pool's public connect() is timed while the pool is full."""

    def __init__(self, engine) -> None:
        self.waiting = 0
        self.watch(engine)
        event.listen(engine, "engine_disposed", self.watch)

    def watch(self, engine) -> None:
        self.pool = engine.pool
        self.is_limited = hasattr(self.pool, "checkedout") and hasattr(self.pool, "size")  # not NullPool or StaticPool
        if self.is_limited:
            self.pool.connect = functools.partial(self.connect, self.pool.connect)

    def most(self) -> float:
        overflow = getattr(self.pool, "_max_overflow", 0)
        return float("inf") if overflow < 0 else self.pool.size() + overflow

    def connect(self, connect):
        if self.pool.checkedout() < self.most():
            return connect()
        started = time.perf_counter()
        self.waiting += 1
        try:
            return connect()
        except PoolTimeout:
            pool_timeouts.inc()
            raise
        finally:
            self.waiting -= 1
            pool_wait.inc(time.perf_counter() - started)


class calling:
    def __init__(self, dependency: str) -> None:
        if len(_dependencies) < MOST_DEPENDENCIES:
            _dependencies.add(dependency)
        self.dependency = dependency if dependency in _dependencies else "other"

    def __enter__(self) -> None:
        self.started = time.perf_counter()

    def __exit__(self, *error) -> None:
        dependency_time.labels(self.dependency).observe(time.perf_counter() - self.started)

    def __call__(self, function):
        @functools.wraps(function)
        async def timed(*args, **kwargs):
            with calling(self.dependency):
                return await function(*args, **kwargs)

        return timed


def _collected(phase: str, info: dict) -> None:
    """Takes no lock: a collection may begin while this very thread holds that of a metric."""
    now = time.perf_counter()
    if phase == "start":
        _collections["started"] = now
    else:
        _collections["seconds"] += now - _collections["started"]


async def _tick() -> None:
    loop = asyncio.get_running_loop()
    process_cores.set(_cores())
    while True:
        begun = loop.time()
        await asyncio.sleep(TICK_SECONDS)
        elapsed = loop.time() - begun
        loop_lag.observe(max(0, elapsed - TICK_SECONDS))
        _read(current_default_thread_limiter(), elapsed)


def _read(limiter, elapsed: float) -> None:
    """Levels are set at each tick, because gauges with a function do not work with several processes."""
    pools = [pool for pool in _pools if pool.is_limited]
    pool_most.set(sum(pool.most() for pool in pools))
    pool_used.set(sum(pool.pool.checkedout() for pool in pools))
    pool_waiting.set(sum(pool.waiting for pool in pools))
    threads_borrowed.set(limiter.borrowed_tokens)
    threads_most.set(limiter.total_tokens)
    waiting = limiter.statistics().tasks_waiting
    threads_waiting.set(waiting)
    threads_wait.inc(waiting * elapsed)
    process_threads.set(threading.active_count())
    seconds = _collections["seconds"]
    gc_pause.inc(seconds - _collections["published"])
    _collections["published"] = seconds


def _cores() -> float:
    """Python code runs on one core, whatever the machine has; a container may be given less."""
    with suppress(OSError, ValueError), open("/sys/fs/cgroup/cpu.max", encoding="ascii") as limit:
        quota, period = limit.read().split()  # "max" is no number, so no limit
        return min(1.0, int(quota) / int(period))
    return 1.0
