package mobius.config;

import java.time.Duration;
import java.util.Optional;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;
import mobius.config.hocon.StringKinds;

/**
 * How to make a deployment cold. The embedded target needs none of this, because it starts with each run.
 *
 * @param restartCommand a shell command that triggers a restart and then returns; empty if there is none
 * @param idle how long to send nothing to a platform that cannot be restarted; empty if that is not wanted
 * @param healthyWithin the time limit for the command, and again for the first healthy response after it, above zero
 */
public record ColdStartSettings(Optional<String> restartCommand, Optional<Duration> idle, Duration healthyWithin) {

    static ColdStartSettings read(Section section) {
        return new ColdStartSettings(
                section.setting("restart-command").optionally(StringKinds.NOT_BLANK),
                section.setting("idle").optionally(Quantity.TIME_ABOVE_ZERO),
                section.setting("healthy-within").as(Quantity.TIME_ABOVE_ZERO));
    }
}
