"""Prometheus metrics, in the names and labels of prometheus-fastapi-instrumentator's defaults."""

import os
import time
from contextlib import nullcontext
from typing import ContextManager

from fastapi import FastAPI, Response
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, Summary
from prometheus_client import generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.datastructures import Headers
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.settings import get_settings

FINE = (0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 7.5, 10, 30, 60)

requests = Counter(
    "http_requests_total", "Total number of requests by method, status and handler.", ("method", "status", "handler")
)
request_size = Summary(
    "http_request_size_bytes", "Content length of incoming requests by handler.", ("handler",)
)
response_size = Summary(
    "http_response_size_bytes", "Content length of outgoing responses by handler.", ("handler",)
)
duration_fine = Histogram(
    "http_request_duration_highr_seconds", "Latency with many buckets but no API specific labels.", buckets=FINE
)
duration = Histogram(
    "http_request_duration_seconds",
    "Latency with only few buckets by handler.",
    ("method", "handler"),
    buckets=(0.1, 0.5, 1),
)


def handler_of(scope: Scope) -> str:
    """The template of the route that matches; "none" for any other path."""
    partial = None
    for route in scope["app"].routes:
        match, _ = route.matches(scope)
        if match is Match.FULL:
            return route.path
        if match is Match.PARTIAL and partial is None:
            partial = route.path
    return partial or "none"


class MetricsMiddleware:
    def __init__(self, app: ASGIApp, api: FastAPI) -> None:
        self.app = app
        self.api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        status, length = 500, 0

        async def observed(message: Message) -> None:
            nonlocal status, length
            if message["type"] == "http.response.start":
                status = message["status"]
                length = int(Headers(raw=message["headers"]).get("Content-Length", 0))
            await send(message)

        try:
            await self.app(scope, receive, observed)
        finally:
            elapsed = time.perf_counter() - started
            handler, method = handler_of(scope | {"app": self.api}), scope["method"]
            requests.labels(method, f"{status // 100}xx", handler).inc()
            request_size.labels(handler).observe(int(Headers(scope=scope).get("Content-Length", 0)))
            response_size.labels(handler).observe(length)
            duration_fine.observe(elapsed)
            duration.labels(method, handler).observe(elapsed)


def calling(service: str) -> ContextManager:
    """Times the block, which calls another service, if the drop-in is switched on."""
    if not get_settings().metrics_drop_in:
        return nullcontext()
    import mobius_metrics

    return mobius_metrics.calling(service)


def expose(app: FastAPI) -> None:
    @app.get("/metrics")
    def metrics() -> Response:
        registry = REGISTRY
        if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)
        return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})
