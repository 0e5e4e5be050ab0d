package mobius.telemetry.postgres;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A PostgreSQL whose statistics are read.
 *
 * @param url for JDBC, without user and password
 * @param user who may read them; empty for the driver's default
 * @param password of the user; empty if it needs none
 */
public record Database(String url, Optional<String> user, Optional<Supplier<String>> password) {}
