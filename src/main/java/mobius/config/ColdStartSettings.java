package mobius.config;

import java.time.Duration;
import java.util.Optional;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;
import mobius.config.hocon.StringKinds;

/**
 * How a deployment is made cold; the embedded target starts anew with each run.
 *
 * @param restartCommand what a shell is to run; it ends when the platform has been told to start, well or not
 * @param idle how long to leave alone a platform that cannot be restarted
 * @param healthyWithin how long to wait for the end of the command, and then for a healthy answer, above zero
 */
public record ColdStartSettings(Optional<String> restartCommand, Optional<Duration> idle, Duration healthyWithin) {

    static ColdStartSettings read(Section section) {
        return new ColdStartSettings(
                section.setting("restart-command").optionally(StringKinds.NOT_BLANK),
                section.setting("idle").optionally(Quantity.TIME_ABOVE_ZERO),
                section.setting("healthy-within").as(Quantity.TIME_ABOVE_ZERO));
    }
}
