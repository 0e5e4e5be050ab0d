package mobius.config;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import mobius.config.hocon.Region;
import mobius.injectors.InjectorShare;

/**
 * Who sends the load of a plan.
 *
 * @param share the part of this injector
 * @param startAt when all injectors begin; empty if no time was agreed on
 * @param meetIn a folder that all injectors can write to, in which they wait for each other; empty if there is none
 * @param region whose accounts this injector uses, in place of the region of the target; empty for that of the target
 * @param mayBeMissing how many injectors may be missing when their parts are merged, from 0 to below their number
 */
public record InjectorSettings(
        InjectorShare share,
        Optional<Instant> startAt,
        Optional<Path> meetIn,
        Optional<Region> region,
        int mayBeMissing) {}
