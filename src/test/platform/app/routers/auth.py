"""Sign-up, sign-in and the user's own account."""

from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app import cache, security
from app.database import get_session
from app.models import User
from app.schemas import Credentials, PasswordChange, Profile, Refresh, RefreshedOut, Registration, SessionOut, UserOut
from app.security import current_user, token_claims
from app.wire import wire

router = APIRouter(prefix="/auth", tags=["auth"])


async def signed_in(user: dict) -> dict:
    refresh = await security.new_session(user["id"])
    return wire.tokens(UserOut.of(user), security.access_token(user["id"], refresh), refresh)


async def commit_unique_email(session: AsyncSession) -> None:
    try:
        await session.commit()
    except IntegrityError:
        raise HTTPException(409, "Email address is already in use")


@router.post("/register", status_code=wire.statuses["register"], response_model=wire.One(SessionOut))
async def register(body: Registration, session: AsyncSession = Depends(get_session)):
    password_hash = await security.hash_password(body.password)
    user = User(email=body.email.lower(), name=body.name, password_hash=password_hash)
    session.add(user)
    await commit_unique_email(session)
    return wire.one(await signed_in(user.as_dict()), wire.statuses["register"])


@router.post("/login", response_model=wire.One(SessionOut))
async def login(body: Credentials, session: AsyncSession = Depends(get_session)):
    user = (await session.execute(select(User).where(User.email == body.email.lower()))).scalar_one_or_none()
    await session.commit()  # hashing takes a while; the connection is free for others
    if user is None or not await security.verify_password(body.password, user.password_hash):
        raise HTTPException(401, "Incorrect email or password", {"WWW-Authenticate": "Bearer"})
    return wire.one(await signed_in(user.as_dict()))


@router.post("/refresh", response_model=wire.One(RefreshedOut))
async def refresh(body: Refresh):
    user_id = await security.session_user(body.refresh_token)
    if user_id is None:
        raise HTTPException(401, "Invalid refresh token")
    user = await security.find_user(user_id)
    if wire.rotates:
        return wire.one(await signed_in(user))
    return wire.one(wire.tokens(UserOut.of(user), security.access_token(user_id, body.refresh_token), None))


@router.post("/logout", status_code=wire.statuses["void"], response_model=wire.Void)
async def logout(claims: dict = Depends(token_claims)):
    await security.end_session(claims)
    return wire.nothing("void")


@router.get("/me", response_model=wire.One(UserOut))
async def me(user: dict = Depends(current_user)):
    return wire.one(UserOut.of(user))


@router.patch("/profile", response_model=wire.One(UserOut))
async def update_profile(
    body: Profile, user: dict = Depends(current_user), session: AsyncSession = Depends(get_session)
):
    row = await session.get(User, user["id"])
    for name, value in body.dict(exclude_none=True).items():
        setattr(row, name, value.lower() if name == "email" else value)
    await commit_unique_email(session)
    await cache.forget(f"user:{row.id}")
    return wire.one(UserOut.of(row.as_dict()))


@router.post("/change-password", status_code=wire.statuses["void"], response_model=wire.Void)
async def change_password(
    body: PasswordChange, user: dict = Depends(current_user), session: AsyncSession = Depends(get_session)
):
    row = await session.get(User, user["id"])
    await session.commit()
    if not await security.verify_password(body.current_password, row.password_hash):
        raise HTTPException(400, "Current password is incorrect")
    row.password_hash = await security.hash_password(body.new_password)
    await session.commit()
    return wire.nothing("void")
