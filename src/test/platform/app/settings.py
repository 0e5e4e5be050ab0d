"""Settings of a deployment, from environment variables with the prefix MOBIUS_."""

from enum import Enum
from functools import lru_cache

from pydantic import BaseSettings, PositiveInt


class Environment(str, Enum):
    development = "development"
    test = "test"
    staging = "staging"
    production = "production"


class WireFormat(str, Enum):
    client = "client"
    guideline = "guideline"
    plan = "plan"


class Features(str, Enum):
    all = "all"
    none = "none"


class Settings(BaseSettings):
    app_name: str = "Mobius Context Platform"
    environment: Environment = Environment.development
    wire: WireFormat = WireFormat.client
    features: Features = Features.all
    root_path: str = ""
    log_level: str = "INFO"

    # Lists are separated by commas. Without allowed hosts, the environment decides.
    allowed_hosts: str = ""
    allowed_origins: str = "http://localhost:3000"

    database_url: str = "postgresql+asyncpg://mobius@localhost/mobius"
    database_pool_size: PositiveInt = 10
    database_max_overflow: int = 20
    database_pool_timeout: float = 30

    redis_url: str = "redis://localhost:6379/0"
    cache_ttl: PositiveInt = 3600

    jwt_secret: str = "change-me-in-production"
    token_minutes: PositiveInt = 30
    refresh_token_days: PositiveInt = 7
    max_upload_bytes: PositiveInt = 10 * 1024 * 1024

    # Requests a minute for each user, or each address without a token; 0 is no limit.
    rate_limit: int = 0

    # Whether mobius_metrics.py, which is on the path then, adds its metrics.
    metrics_drop_in: bool = False
    # A module of app.faults, with hyphens; none if empty.
    fault: str = ""

    class Config:
        env_prefix = "MOBIUS_"

    @property
    def hosts(self) -> list[str]:
        if self.allowed_hosts:
            return self.allowed_hosts.split(",")
        if self.environment is Environment.production:
            return ["mobius.ai", "*.mobius.ai", "localhost"]
        return ["localhost", "127.0.0.1", "0.0.0.0", "*.localhost"]


@lru_cache
def get_settings() -> Settings:
    return Settings()
