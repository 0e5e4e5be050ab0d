package mobius.contract;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header by which a platform says how long to wait (RFC 9110, section 10.2.3): seconds, or a date. */
public final class RetryAfter {

    private RetryAfter() {}

    /** How long to wait from {@code now} on; empty where the header says nothing that can be read. */
    public static Optional<Duration> read(String header, Instant now) {
        String text = header.strip();
        try {
            Duration wait = text.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (NumberFormatException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
