package mobius.telemetry.scrape;

/** The role of a server in the platform, which determines the metrics that are kept. */
public enum Role {
    /** The platform itself: prometheus-fastapi-instrumentator, the Python client, OpenTelemetry, process-exporter. */
    API,
    /** postgres_exporter beside the database. */
    DATABASE,
    /** pgbouncer_exporter next to the pooler between both. */
    POOLER,
    /** redis_exporter beside the cache. */
    CACHE,
    /** Qdrant. */
    VECTORS,
    /** node_exporter on a machine. */
    NODE,
    /** cAdvisor or a kubelet: containers of any server, each for itself. */
    CONTAINER
}
