"""Fills a new deployment with a small team's work: python -m app.demo"""

import asyncio

from app.database import SessionLocal, engine
from app.models import Context, Project, User
from app.security import hash_password

PASSWORD = "Welcome2Mobius"
PEOPLE = ("Ada Lindqvist", "Tomás Herrera", "Mei Tanaka")
PROJECTS = {
    "billing-service": ("Invoices, payments and dunning", "python", "fastapi"),
    "customer-portal": ("What customers see after they sign in", "typescript", "react"),
}
CONTEXTS = {
    "Coding conventions": "Naming, layout and review rules of the team",
    "Database schema": "Tables, indexes and migrations with their reasons",
    "Incident notes": "Outages of the last year and what was changed after each",
    "Public API": "Endpoints, errors and limits that partners rely on",
}


async def main() -> None:
    password_hash = await hash_password(PASSWORD)
    async with SessionLocal() as session:
        for person in PEOPLE:
            address = person.split()[0].lower().replace("á", "a") + "@mobius.example"
            user = User(email=address, name=person, password_hash=password_hash)
            session.add(user)
            await session.flush()
            for name, (description, language, framework) in PROJECTS.items():
                project = Project(
                    owner_id=user.id, name=name, description=description, language=language, framework=framework,
                    tags=[language, "team"], extra={"team": "core"}, settings={"isPublic": False, "defaultBranch": "main"},
                )  # fmt: skip
                session.add(project)
                await session.flush()
                for number, (title, text) in enumerate(CONTEXTS.items()):
                    context = Context(
                        project_id=project.id, name=title, description=text, version=f"1.{number}.0",
                        extra={"source": "wiki", "pages": number + 3},
                    )  # fmt: skip
                    session.add(context)
        await session.commit()
    await engine.dispose()
    print(f"{len(PEOPLE)} users, each with {len(PROJECTS)} projects of {len(CONTEXTS)} contexts")


if __name__ == "__main__":
    asyncio.run(main())
