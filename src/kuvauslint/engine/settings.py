"""What holds in a run, and where each value came from: command line, environment, configuration, default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kuvauslint.engine.config import Config

DEFAULTS: dict[str, Any] = {
    "paths": (),
    "exclude": (),
    "force-exclude": False,
    "profile": "recommended",
    "select": (),
    "extend-select": (),
    "ignore": (),
    "severity": {},
    "settings": {},
    "fail-on": "error",
    "fail-on-likely": False,
    "language": None,
    "output-format": None,
    "baseline": None,
    "model": None,
    "rules": (),
    "packages": (),
    "organisation": {},
    "per-file": (),
    "description": (),
    "suppress": (),
}
# Said on the command line they add to what the configuration says; everything else replaces it.
ADDED = frozenset(("extend-select", "severity"))
# Here the configuration goes before the environment: a description is told in its town's language.
CONFIGURED_FIRST = frozenset(("language",))
PATHS = frozenset(("paths", "baseline", "model", "rules"))


class Given(NamedTuple):
    """A value from the command line or the environment, and what to call its origin."""

    value: Any
    origin: str
    environment: bool = False


class Settings(NamedTuple):
    """Every setting's value by its name in the configuration, and its origin."""

    values: Mapping[str, Any]
    origins: Mapping[str, str]
    config: Config

    def of(self, name: str) -> Any:
        """The value of a setting."""
        return self.values[name]


def resolve(given: Mapping[str, Given], config: Config) -> Settings:
    """Join what was given with the configuration and the defaults."""
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for name, default in DEFAULTS.items():
        own = given.get(name)
        configured = name in config.values
        wins = own is not None and not (configured and own.environment and name in CONFIGURED_FIRST)
        if configured and own is not None and wins and name in ADDED:
            values[name] = _joined(_configured(name, config), own.value)
            origins[name] = f"{_origin(name, config)}, {own.origin}"
        elif own is not None and wins:
            values[name], origins[name] = own.value, own.origin
        elif configured:
            values[name], origins[name] = _configured(name, config), _origin(name, config)
        else:
            values[name], origins[name] = default, "default"
    return Settings(values, origins, config)


def _joined(first: Any, second: Any) -> Any:
    return {**first, **second} if isinstance(first, Mapping) else (*first, *second)


def _configured(name: str, config: Config) -> Any:
    value = config.values[name]
    if name in PATHS:
        return tuple(config.resolved(one) for one in value) if isinstance(value, list) else config.resolved(value)
    return tuple(value) if isinstance(value, list) else value


def _origin(name: str, config: Config) -> str:
    return f"{config.path}:{config.line(name)}"


def shown(settings: Settings) -> str:
    """The settings as TOML, each with its origin as a comment."""
    lines = [f"# configuration: {settings.config.path or 'none found'}"]
    for name, value in settings.values.items():
        if value is None:
            lines.append(f"# {name} is not set")
        else:
            lines.append(f"{name} = {_toml(value)}  # {settings.origins[name]}")
    return "".join(f"{line}\n" for line in lines)


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(key)} = {_toml(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_toml(one) for one in value)}]"
    import json

    return json.dumps(value, ensure_ascii=False, default=str)


def _key(key: str) -> str:
    import json

    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else json.dumps(key)
