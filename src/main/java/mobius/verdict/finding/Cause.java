package mobius.verdict.finding;

import java.util.Locale;

/**
 * What can be wrong, in the order in which suspects are ranked: a cause stands before what it brings about. Connections that are
 * not given back exhaust a pool, a call that blocks an event loop slows every endpoint, garbage takes CPU time. Busy cores delay the
 * calls of dependencies, and waiting for those takes no CPU time. Synchronous routes that wait for a database connection hold a
 * thread. Failures come last, because requests that were slow may have failed for that reason; if nothing was slow, no cause of
 * slowness stands before them.
 */
public enum Cause {
    INJECTOR(
            Effort.QUICK_WIN,
            "Fix the cause that the trust gate names and run again: until then the other suspects are guesses."),
    CONNECTION_LEAK(
            Effort.MEDIUM,
            "Find the path that does not return its connection, most often an error path; use a context manager"
                    + " (async with) for each session, and make the pool log connections that are held for long."),
    MEMORY_LEAK(
            Effort.MEDIUM,
            "Compare two heap snapshots an hour apart (tracemalloc, memray), and check caches and lists without a bound."),
    DESCRIPTOR_LEAK(
            Effort.MEDIUM,
            "List the open files of the process (lsof) twice and see which kind has grown; close it in the path"
                    + " that opens it."),
    THREAD_LEAK(
            Effort.MEDIUM,
            "Dump the threads and see which name has grown: create executors once, not for each request."),
    RATE_LIMITER(
            Effort.QUICK_WIN,
            "If this load is legitimate, raise the limit or have these clients exempted; if not, spread the load over more"
                    + " accounts."),
    UNEVEN_INSTANCES(
            Effort.QUICK_WIN,
            "Check the weights of the load balancer, sticky sessions, and whether all instances are in rotation; connections that"
                    + " clients keep alive stay with the instance that accepted them."),
    THROTTLED_CONTAINER(
            Effort.QUICK_WIN,
            "Raise the CPU limit of this container, or remove it and keep the request; a process with several threads uses up its"
                    + " share of a period early and is then stopped."),
    BLOCKING_CALL(
            Effort.MEDIUM,
            "Look for synchronous calls in async handlers (requests, time.sleep, file access, bcrypt) with asyncio's debug"
                    + " mode; await an asynchronous client, or move them into a thread pool."),
    GARBAGE(
            Effort.MEDIUM,
            "Profile allocations under this load; look for whole bodies and rows that are copied for each request, then at"
                    + " the size of the heap and the thresholds of the collector."),
    N_PLUS_ONE(
            Effort.QUICK_WIN,
            "Load what belongs to the rows with the list itself (a join, or selectinload), so that a page takes the same few"
                    + " statements regardless of its length."),
    UNPAGED_LIST(Effort.QUICK_WIN, "Pass the limit to the query of this endpoint, and give it a default."),
    COLD_CACHE(
            Effort.MEDIUM,
            "Check whether entries expire or are evicted too soon or are never requested twice; warm the cache before traffic"
                    + " comes."),
    SERIALISATION(
            Effort.MEDIUM,
            "Send less: smaller pages and fewer fields; then a faster serialiser (orjson), and models that are not"
                    + " validated again on their way out."),
    CPU(
            Effort.LONG,
            "Profile the process under this load (py-spy) and optimise what takes the most time; until then more processes or"
                    + " instances carry more load."),
    SLOW_DEPENDENCY(
            Effort.LONG,
            "Ask its operators for their own metrics of this time; give its calls a timeout and a cache, and make requests wait"
                    + " for it only if they need its result."),
    MISSING_INDEX(
            Effort.QUICK_WIN,
            "Look at the plans of this endpoint's statements (EXPLAIN) for a scan of a large table, and create the index that it lacks;"
                    + " with mobius.telemetry.database this suspect names table and columns."),
    EXHAUSTED_POOL(
            Effort.QUICK_WIN,
            "Enlarge the pool as far as the database allows, and hold a connection only while a statement runs, not"
                    + " while a request does."),
    EXHAUSTED_THREAD_POOL(
            Effort.MEDIUM,
            "Synchronous routes and calls share these threads (40 in anyio): find those that hold one for long, make their waits"
                    + " asynchronous, or give them a limiter of their own; then raise total_tokens."),
    SLOW_STATEMENT(
            Effort.MEDIUM,
            "Look at the plan of this statement (EXPLAIN ANALYZE) for a scan where an index is missing."),
    SLOW_ENDPOINT(
            Effort.MEDIUM,
            "Trace this endpoint alone: its statements first (pg_stat_statements, an index), then what its handler does."),
    ERRORS(
            Effort.MEDIUM,
            "Look up these requests in the platform's log, by their X-Correlation-ID if the responses have one."),
    UNKNOWN(Effort.MEDIUM, "Trace some of the slow requests.");

    private static final String PATTERNS = "docs/patterns.md#";

    /** About how much work it is to remove a cause. */
    public enum Effort {
        /** A setting or a line: hours. */
        QUICK_WIN("quick win"),
        /** Code of one place, and its tests: days. */
        MEDIUM("medium"),
        /** The way in which something is built: weeks. */
        LONG("long");

        private final String words;

        Effort(String words) {
            this.words = words;
        }

        /** For people: {@code quick win}. */
        @Override
        public String toString() {
            return words;
        }
    }

    private final Effort effort;
    private final String advice;

    Cause(Effort effort, String advice) {
        this.effort = effort;
        this.advice = advice;
    }

    /** As it stands in {@code verdict.json}: {@code exhausted-pool}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people: {@code exhausted pool}. */
    public String words() {
        return id().replace('-', ' ');
    }

    /** Its section of the manual, with code before and after: {@code docs/patterns.md#exhausted-pool}. */
    public String pattern() {
        return PATTERNS + id();
    }

    public Effort effort() {
        return effort;
    }

    public String advice() {
        return advice;
    }
}
