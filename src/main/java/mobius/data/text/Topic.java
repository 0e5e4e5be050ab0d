package mobius.data.text;

import java.util.List;

/**
 * The subjects of contexts and of queries. The name and description of a context contain the title of its topic and all its
 * terms, so that a query made of the words of one topic finds every context of that topic.
 */
public enum Topic {
    SESSIONS("Session tokens", "jwt", "bearer", "expiry", "refresh", "revocation", "claims"),
    SIGN_IN("Sign-in flow", "password", "login", "lockout", "credentials", "oauth", "redirect"),
    PERMISSIONS("Permission checks", "roles", "policy", "tenant", "scopes", "ownership", "audit"),
    RATE_LIMITS("Rate limiting", "throttle", "quota", "bucket", "burst", "window", "backoff"),
    SEARCH("Semantic search", "embedding", "vector", "ranking", "similarity", "recall", "tokenizer"),
    INDEXING("Index maintenance", "reindex", "shard", "segment", "compaction", "snapshot", "qdrant"),
    CHUNKING("Document chunking", "overlap", "splitter", "markdown", "boundary", "tokens", "paragraph"),
    PROMPTS("Prompt assembly", "template", "budget", "truncation", "system", "variables", "examples"),
    STREAMING("Streaming answers", "chunk", "sse", "cancel", "flush", "latency", "delta"),
    CACHING("Response cache", "redis", "ttl", "eviction", "invalidation", "warmup", "stampede"),
    DATABASE("Connection pool", "postgres", "overflow", "checkout", "timeout", "transaction", "deadlock"),
    MIGRATIONS("Schema migration", "alembic", "rollback", "column", "backfill", "constraint", "revision"),
    QUERIES("Query tuning", "index", "explain", "join", "pagination", "cursor", "prefetch"),
    QUEUES("Task queue", "worker", "retry", "celery", "priority", "deadletter", "acknowledge"),
    SCHEDULING("Job scheduler", "cron", "lease", "heartbeat", "interval", "jitter", "timezone"),
    WEBHOOKS("Webhook delivery", "signature", "payload", "replay", "endpoint", "retry", "idempotency"),
    REALTIME("Realtime updates", "websocket", "channel", "subscription", "presence", "broadcast", "reconnect"),
    UPLOADS("File upload", "multipart", "checksum", "quota", "mime", "progress", "resume"),
    EXPORTS("Data export", "archive", "yaml", "csv", "download", "compression", "manifest"),
    IMPORTS("Bulk import", "validation", "mapping", "duplicate", "batch", "preview", "encoding"),
    VERSIONING("Context versions", "diff", "merge", "conflict", "history", "branch", "restore"),
    PROJECTS("Project settings", "workspace", "members", "invite", "archive", "visibility", "tags"),
    BILLING("Usage billing", "invoice", "metering", "plan", "currency", "refund", "proration"),
    NOTIFICATIONS("Notification centre", "email", "digest", "unsubscribe", "template", "delivery", "preference"),
    LOGGING("Structured logging", "correlation", "redaction", "level", "rotation", "context", "formatter"),
    METRICS("Service metrics", "prometheus", "histogram", "counter", "gauge", "label", "percentile"),
    TRACING("Distributed tracing", "span", "baggage", "sampling", "exporter", "propagation", "parent"),
    HEALTH("Health probes", "readiness", "liveness", "dependency", "startup", "degraded", "uptime"),
    ERRORS("Error handling", "exception", "fallback", "traceback", "status", "detail", "middleware"),
    RESILIENCE("Circuit breaker", "bulkhead", "timeout", "fallback", "halfopen", "threshold", "hedging"),
    CONFIGURATION("Configuration loading", "environment", "secret", "override", "defaults", "dotenv", "schema"),
    FLAGS("Feature flags", "rollout", "variant", "experiment", "segment", "toggle", "cohort"),
    FORMS("Form components", "input", "react", "validation", "label", "focus", "accessibility"),
    ROUTING("Client routing", "navigation", "breadcrumb", "params", "guard", "layout", "prefetch"),
    STATE("State store", "reducer", "selector", "hydration", "optimistic", "subscription", "middleware"),
    EDITOR("Editor extension", "vscode", "command", "diagnostics", "hover", "completion", "workspace"),
    TESTS("Test fixtures", "pytest", "factory", "mock", "coverage", "snapshot", "seed"),
    DEPLOYMENT("Deployment pipeline", "docker", "kubernetes", "canary", "rollback", "registry", "artifact"),
    RESIDENCY("Data residency", "region", "replica", "encryption", "retention", "gdpr", "erasure"),
    TRANSLATION("Translated interface", "Übersetzung", "français", "日本語", "señal", "locale", "plural");

    private final String title;
    // List.of returns an immutable list, which the type does not show.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> terms;

    Topic(String title, String... terms) {
        this.title = title;
        this.terms = List.of(terms);
    }

    /** Two words, used as a heading. */
    public String title() {
        return title;
    }

    /** Six single words. */
    public List<String> terms() {
        return terms;
    }
}
