"""Mistakes that teams make, each in a module that replaces code of the application. MOBIUS_FAULT chooses one."""

from importlib import import_module
from pkgutil import iter_modules

from app.settings import get_settings


def plant() -> None:
    """Before routers are included and tables are created."""
    fault = get_settings().fault
    if not fault:
        return
    known = sorted(module.name.replace("_", "-") for module in iter_modules(__path__))
    if fault not in known:
        raise ValueError(f"MOBIUS_FAULT is {fault}, not one of {', '.join(known)}")
    import_module(f"{__name__}.{fault.replace('-', '_')}").plant()


def replace(router, name: str, endpoint) -> None:
    """Puts another function behind the route of that name. It takes the same parameters, as functools.wraps declares them."""
    number, old = next((number, route) for number, route in enumerate(router.routes) if route.name == name)
    router.add_api_route(
        old.path.removeprefix(router.prefix),
        endpoint,
        name=name,
        methods=old.methods,
        status_code=old.status_code,
        response_model=old.response_model,
        response_class=old.response_class,
    )
    router.routes[number] = router.routes.pop()
