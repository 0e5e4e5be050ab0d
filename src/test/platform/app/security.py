"""Passwords, tokens, the user of a request, and how often one may ask."""

import hashlib
import hmac
import secrets
import time
from datetime import timedelta

from fastapi import Depends, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from jose import JWTError, jwt

from app import cache
from app.database import SessionLocal
from app.models import User, now
from app.settings import get_settings
from app.wire import wire

settings = get_settings()
bearer = HTTPBearer(auto_error=False)


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**11, r=8, p=1)


def _hash(password: str) -> str:
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${_scrypt(password, salt).hex()}"


def _verify(password: str, stored: str) -> bool:
    salt, expected = (bytes.fromhex(part) for part in stored.split("$"))
    return hmac.compare_digest(_scrypt(password, salt), expected)


async def hash_password(password: str) -> str:
    """Off the event loop: it takes milliseconds of CPU, on purpose."""
    return await run_in_threadpool(_hash, password)


async def verify_password(password: str, stored: str) -> bool:
    return await run_in_threadpool(_verify, password, stored)


def _session_key(refresh_token: str) -> str:
    return "session:" + hashlib.sha256(refresh_token.encode()).hexdigest()


def access_token(user_id: str, refresh_token: str) -> str:
    expires = now() + timedelta(minutes=settings.token_minutes)
    claims = {"sub": user_id, "sid": _session_key(refresh_token), "iat": now(), "exp": expires}
    return jwt.encode(claims, settings.jwt_secret, algorithm="HS256")


async def new_session(user_id: str) -> str:
    """A refresh token, which is valid until it expires, is used up or the user signs out."""
    token = secrets.token_urlsafe(32)
    await cache.client.set(_session_key(token), user_id, ex=timedelta(days=settings.refresh_token_days))
    return token


async def session_user(refresh_token: str) -> str | None:
    """The user whose refresh token this is; where tokens rotate, it is used up."""
    key = _session_key(refresh_token)
    return await (cache.client.getdel(key) if wire.rotates else cache.client.get(key))


async def end_session(claims: dict) -> None:
    await cache.client.delete(claims["sid"])


def _decode(token: str) -> dict:
    return jwt.decode(token, settings.jwt_secret, algorithms=["HS256"])


async def token_claims(credentials: HTTPAuthorizationCredentials | None = Depends(bearer)) -> dict:
    challenge = {"WWW-Authenticate": "Bearer"}
    if credentials is None:
        raise HTTPException(wire.anonymous, "Not authenticated", challenge if wire.anonymous == 401 else None)
    try:
        return _decode(credentials.credentials)
    except JWTError:
        raise HTTPException(401, "Could not validate credentials", challenge)


async def find_user(user_id: str) -> dict:
    """From the cache, else from the database, in a session that ends before the request's own work begins."""
    key = f"user:{user_id}"
    user = await cache.read(key)
    if user is None:
        async with SessionLocal() as session:
            row = await session.get(User, user_id)
        if row is None:
            raise HTTPException(401, "Could not validate credentials", {"WWW-Authenticate": "Bearer"})
        user = row.as_dict()
        await cache.write(key, user)
    return user


async def current_user(claims: dict = Depends(token_claims)) -> dict:
    return await find_user(claims["sub"])


async def limit_rate(request: Request) -> None:
    """Counts the requests of a user, or of an address, in the running minute."""
    if request.url.path == "/api/v1/health":
        return
    try:
        caller = _decode(request.headers.get("Authorization", "").removeprefix("Bearer "))["sub"]
    except JWTError:
        caller = request.client.host if request.client else "unknown"
    minute, second = divmod(int(time.time()), 60)
    key = f"rate:{caller}:{minute}"
    count = await cache.client.incr(key)
    await cache.client.expire(key, 60)
    if count > settings.rate_limit:
        raise HTTPException(429, "Rate limit exceeded", {"Retry-After": str(60 - second)})
