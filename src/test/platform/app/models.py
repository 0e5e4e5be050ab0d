"""Tables."""

from datetime import datetime, timezone
from uuid import uuid4

from sqlalchemy import Column, Computed, DateTime, ForeignKey, Index, String, Text
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import declarative_base

Base = declarative_base()


def new_id() -> str:
    return str(uuid4())


def now() -> datetime:
    return datetime.now(timezone.utc)


class Record:
    id = Column(String(36), primary_key=True, default=new_id)
    created_at = Column(DateTime(timezone=True), nullable=False, default=now)
    updated_at = Column(DateTime(timezone=True), nullable=False, default=now, onupdate=now)

    def as_dict(self) -> dict:
        """The columns by name, as JSON has them."""
        values = {name: getattr(self, name) for name in self.public}
        values |= {"created_at": self.created_at.isoformat(), "updated_at": self.updated_at.isoformat()}
        if "extra" in values:  # `metadata` is a reserved attribute of SQLAlchemy's models
            values["metadata"] = values.pop("extra")
        return values


class User(Record, Base):
    __tablename__ = "users"
    public = ("id", "email", "name", "role", "avatar", "created_at", "updated_at")

    email = Column(String(254), nullable=False, unique=True)
    name = Column(String(100), nullable=False)
    role = Column(String(16), nullable=False, default="user")
    avatar = Column(Text)
    password_hash = Column(Text, nullable=False)


class Project(Record, Base):
    __tablename__ = "projects"
    public = (
        "id", "owner_id", "name", "description", "language", "framework", "repository_url",
        "tags", "collaborators", "settings", "extra", "created_at", "updated_at",
    )  # fmt: skip

    owner_id = Column(ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True)
    name = Column(String(100), nullable=False)
    description = Column(String(1000))
    language = Column(String(20))
    framework = Column(String(100))
    repository_url = Column(Text)
    tags = Column(JSONB, nullable=False, default=list)
    collaborators = Column(JSONB, nullable=False, default=list)
    settings = Column(JSONB, nullable=False, default=dict)
    extra = Column("metadata", JSONB, nullable=False, default=dict)


class Context(Record, Base):
    __tablename__ = "contexts"
    public = ("id", "project_id", "name", "description", "version", "extra", "created_at", "updated_at")

    project_id = Column(ForeignKey("projects.id", ondelete="CASCADE"), nullable=False, index=True)
    name = Column(String(100), nullable=False)
    description = Column(String(500))
    version = Column(String(32), nullable=False)
    extra = Column("metadata", JSONB, nullable=False, default=dict)
    search = Column(
        TSVECTOR,
        Computed("to_tsvector('english', name || ' ' || coalesce(description, ''))", persisted=True),
    )

    __table_args__ = (Index("ix_contexts_search", "search", postgresql_using="gin"),)
    # The search vector is the database's own; no request reads it.
    __mapper_args__ = {"exclude_properties": ["search"]}
