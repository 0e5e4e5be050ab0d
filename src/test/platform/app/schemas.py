"""What requests carry and answers bring, in the names of the wire format."""

import re
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, EmailStr, Extra, Field, HttpUrl, constr, validator

from app.settings import WireFormat, get_settings
from app.wire import wire

Name = constr(min_length=1, max_length=100)
ProjectDescription = constr(max_length=1000)
ContextDescription = constr(max_length=500)
Version = constr(regex=r"^\d+\.\d+\.\d+$", max_length=32)
Tags = list[constr(min_length=1, max_length=50)]
Language = Literal["python", "javascript", "typescript"]
RepositoryUrl = constr(regex=r"^(https://|git@)\S+$", max_length=2000)


class Body(BaseModel):
    class Config:
        alias_generator = wire.alias


class Output(BaseModel):
    """What an answer has, and how the OpenAPI document describes it."""

    class Config:
        alias_generator = wire.alias

    @classmethod
    def of(cls, values: dict) -> dict:
        """The fields of this model by their names on the wire. The values are our own: they are not validated again."""
        return {field.alias: values.get(name, field.default) for name, field in cls.__fields__.items()}


def strong(password: str) -> str:
    if not all(re.search(kind, password) for kind in ("[a-z]", "[A-Z]", "[0-9]")):
        raise ValueError("must contain an upper-case letter, a lower-case letter and a digit")
    return password


class Credentials(Body):
    email: EmailStr
    password: str = Field(max_length=128)


class Registration(Body):
    email: EmailStr
    password: str = Field(min_length=8, max_length=128)
    name: constr(min_length=2, max_length=100)

    _strong = validator("password", allow_reuse=True)(strong)


class Refresh(Body):
    refresh_token: str


class Profile(Body):
    email: EmailStr | None
    name: constr(min_length=2, max_length=100) | None
    avatar: HttpUrl | None


class PasswordChange(Body):
    current_password: str = Field(max_length=128)
    new_password: str = Field(min_length=8, max_length=128)

    _strong = validator("new_password", allow_reuse=True)(strong)


class UserOut(Output):
    id: str
    email: str
    name: str
    role: Literal["admin", "user", "viewer"]
    avatar: str | None
    created_at: datetime
    updated_at: datetime


class ProjectPatch(Body):
    name: Name | None
    description: ProjectDescription | None
    tags: Tags | None


class ProjectOut(Output):
    id: str
    name: str
    description: str | None
    owner_id: str
    tags: list[str]
    created_at: datetime
    updated_at: datetime


if get_settings().wire is WireFormat.client:

    class ProjectIn(Body):
        name: Name
        description: ProjectDescription | None
        tags: Tags = []
        collaborators: list[str] = []
        settings: dict[str, Any] = {}

    class ProjectPatch(ProjectPatch):
        collaborators: list[str] | None
        settings: dict[str, Any] | None

    class ProjectOut(ProjectOut):
        collaborators: list[str]
        settings: dict[str, Any]

    class SessionOut(Output):
        user: UserOut
        token: str
        refresh_token: str

    class RefreshedOut(Output):
        user: UserOut
        token: str

else:

    class ProjectIn(Body):
        name: Name
        description: ProjectDescription | None
        language: Language | None
        framework: Name | None
        repository_url: RepositoryUrl | None
        tags: Tags = []
        metadata: dict[str, Any] = {}

    class ProjectPatch(ProjectPatch):
        metadata: dict[str, Any] | None

    class ProjectOut(ProjectOut):
        language: str | None
        framework: str | None
        repository_url: str | None
        metadata: dict[str, Any]
        context_count: int = 0

    class SessionOut(Output):
        user: UserOut
        token: str
        refresh_token: str

    RefreshedOut = SessionOut


if get_settings().wire is WireFormat.plan:

    class ProjectPatch(ProjectPatch):
        class Config:
            extra = Extra.forbid

    class RefreshedOut(Output):
        access_token: str
        token_type: Literal["bearer"]
        expires_in: int
        user: UserOut

    class SessionOut(RefreshedOut):
        refresh_token: str


class ContextIn(Body):
    name: Name
    description: ContextDescription | None
    project_id: str
    version: Version
    metadata: dict[str, Any] = {}


class ContextPatch(Body):
    name: Name | None
    description: ContextDescription | None
    version: Version | None
    metadata: dict[str, Any] | None


class ContextFile(Body):
    name: Name
    description: ContextDescription | None
    version: Version
    metadata: dict[str, Any] = {}


class Duplicate(Body):
    name: Name


class ContextOut(Output):
    id: str
    project_id: str
    name: str
    description: str | None
    version: str
    metadata: dict[str, Any]
    created_at: datetime
    updated_at: datetime


class Message(BaseModel):
    role: Literal["system", "user", "assistant"]
    content: constr(min_length=1)


class Prompt(BaseModel):
    messages: list[Message] = Field(min_items=1)
    model: constr(min_length=1, max_length=100)
    provider: Literal["openai", "anthropic"]
    temperature: float = Field(0.7, ge=0, le=2)
    max_tokens: int | None = Field(None, ge=1)


class Usage(BaseModel):
    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class Completion(BaseModel):
    content: str
    model: str
    provider: str
    usage: Usage
    created_at: datetime
