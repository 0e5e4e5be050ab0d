package mobius.telemetry.postgres;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A PostgreSQL whose statistics are read.
 *
 * @param url of JDBC, without a user and a password
 * @param user who may read them; empty for the one that the driver chooses
 * @param password of that user, where one is needed
 */
public record Database(String url, Optional<String> user, Optional<Supplier<String>> password) {}
