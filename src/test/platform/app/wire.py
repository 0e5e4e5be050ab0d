"""The wire format: how bodies are named and wrapped, and which statuses and paths go with it.

MOBIUS_WIRE chooses one of three for the whole deployment:

client     what the web client reads. Names in camelCase; every answer is {"data": ...} and a list is an array there, without a
           total; paging by limit and offset; FastAPI's own errors.
guideline  the API guideline. Names in snake_case; {"data": ..., "meta": {request_id, timestamp, version}}; lists are
           {items, total, page, limit}; nothing answers 204; refresh tokens rotate; errors are {"error": {code, message}, ...}.
plan       the project plan. Names in snake_case, bare bodies; collections end in a slash; lists are {items, total, skip, limit}
           and search is {results, total, page, per_page}; OAuth2's names for tokens; an error is {"detail": text}.
"""

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Generic, TypeVar

from fastapi import Query
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from pydantic.generics import GenericModel

from app.middleware import correlation_id
from app.settings import WireFormat, get_settings

T = TypeVar("T")


@dataclass
class Page:
    limit: int
    offset: int


class Data(GenericModel, Generic[T]):
    data: T


class Meta(BaseModel):
    request_id: str
    timestamp: datetime
    version: str


class Enveloped(GenericModel, Generic[T]):
    data: T
    meta: Meta


class Items(GenericModel, Generic[T]):
    items: list[T]
    total: int
    page: int
    limit: int


class Skipped(GenericModel, Generic[T]):
    items: list[T]
    total: int
    skip: int
    limit: int


class Results(GenericModel, Generic[T]):
    results: list[T]
    total: int
    page: int
    per_page: int


class ClientWire:
    slash = ""
    anonymous = 403
    counts = False
    rotates = False
    statuses = {"register": 200, "create": 201, "copy": 200, "delete": 204, "void": 200}
    Void: Any = Data[None]
    Deleted: Any = None

    def alias(self, name: str) -> str:
        first, *rest = name.split("_")
        return first + "".join(map(str.title, rest))

    def One(self, model: type) -> Any:
        return Data[model]

    def Rows(self, model: type) -> Any:
        return Data[list[model]]

    Found = Rows

    def page(self, limit: int = Query(20, ge=1, le=100), offset: int = Query(0, ge=0)) -> Page:
        return Page(limit, offset)

    search_page = page

    def context_page(self) -> None:
        """The client shows all contexts of a project."""

    def one(self, value: Any, status: int = 200) -> Response:
        return JSONResponse({"data": value}, status)

    def rows(self, items: list, total: int | None, page: Page) -> Response:
        return self.one(items)

    found = rows

    def nothing(self, operation: str) -> Response:
        status = self.statuses[operation]
        return Response(status_code=204) if status == 204 else self.one(None, status)

    def tokens(self, user: dict, access: str, refresh: str | None) -> dict:
        tokens = {"user": user, "token": access}
        return tokens | ({self.alias("refresh_token"): refresh} if refresh else {})


class GuidelineWire(ClientWire):
    anonymous = 401
    counts = True
    rotates = True
    statuses = {"register": 201, "create": 201, "copy": 201, "delete": 200, "void": 200}
    Void: Any = Enveloped[None]
    Deleted: Any = Enveloped[None]

    def alias(self, name: str) -> str:
        return name

    def One(self, model: type) -> Any:
        return Enveloped[model]

    def Rows(self, model: type) -> Any:
        return Enveloped[Items[model]]

    Found = Rows

    def page(self, page: int = Query(1, ge=1), limit: int = Query(20, ge=1, le=100)) -> Page:
        return Page(limit, (page - 1) * limit)

    search_page = context_page = page

    def one(self, value: Any, status: int = 200) -> Response:
        now = datetime.now(timezone.utc).isoformat()
        meta = {"request_id": correlation_id.get(), "timestamp": now, "version": "1"}
        return JSONResponse({"data": value, "meta": meta}, status)

    def rows(self, items: list, total: int | None, page: Page) -> Response:
        number = page.offset // page.limit + 1
        return self.one({"items": items, "total": total, "page": number, "limit": page.limit})

    found = rows


class PlanWire(GuidelineWire):
    slash = "/"
    anonymous = 403
    rotates = False
    statuses = {"register": 200, "create": 201, "copy": 200, "delete": 204, "void": 204}
    Void: Any = None
    Deleted: Any = None

    def One(self, model: type) -> Any:
        return model

    def Rows(self, model: type) -> Any:
        return Skipped[model]

    def Found(self, model: type) -> Any:
        return Results[model]

    def page(self, skip: int = Query(0, ge=0), limit: int = Query(100, ge=1, le=1000)) -> Page:
        return Page(limit, skip)

    context_page = page

    def search_page(self, page: int = Query(1, ge=1), limit: int = Query(20, ge=1, le=100)) -> Page:
        return Page(limit, (page - 1) * limit)

    def one(self, value: Any, status: int = 200) -> Response:
        return JSONResponse(value, status)

    def rows(self, items: list, total: int | None, page: Page) -> Response:
        return self.one({"items": items, "total": total, "skip": page.offset, "limit": page.limit})

    def found(self, items: list, total: int | None, page: Page) -> Response:
        number = page.offset // page.limit + 1
        return self.one({"results": items, "total": total, "page": number, "per_page": page.limit})

    def tokens(self, user: dict, access: str, refresh: str | None) -> dict:
        expires_in = get_settings().token_minutes * 60
        body = {"access_token": access, "token_type": "bearer", "expires_in": expires_in, "user": user}
        return body | ({"refresh_token": refresh} if refresh else {})


formats = {WireFormat.client: ClientWire, WireFormat.guideline: GuidelineWire, WireFormat.plan: PlanWire}
wire = formats[get_settings().wire]()
