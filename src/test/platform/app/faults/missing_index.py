"""The column by which contexts are joined with their project has no index: PostgreSQL creates none for a foreign key."""

from app.models import Context


def plant() -> None:
    table = Context.__table__
    table.indexes = {index for index in table.indexes if index.name != "ix_contexts_project_id"}
