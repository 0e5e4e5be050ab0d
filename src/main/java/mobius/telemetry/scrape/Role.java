package mobius.telemetry.scrape;

/** What a server is to the platform, and so which of its metrics are kept. */
public enum Role {
    /** The platform itself: prometheus-fastapi-instrumentator and the Python client. */
    API,
    /** postgres_exporter beside the database. */
    DATABASE,
    /** redis_exporter beside the cache. */
    CACHE,
    /** node_exporter on a machine. */
    NODE
}
