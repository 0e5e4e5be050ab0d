package mobius.run.leg;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import mobius.comparison.Names;
import mobius.comparison.Side;
import mobius.run.folder.NoVerdict;
import org.jspecify.annotations.Nullable;

/** The versions that the platform reported in the legs of each build. If one changes, something else was measured. */
final class ReportedVersions {

    private final Names names;
    private final Map<Side, String> versions = new EnumMap<>(Side.class);

    ReportedVersions(Names names) {
        this.names = names;
    }

    /**
     * Compares a leg with the earlier ones of its build.
     *
     * @param leg its number, from 1
     * @param version that the platform reported; null if it does not report one
     * @throws NoVerdict if it reported another one before
     */
    void require(int leg, Side side, @Nullable String version) {
        String earlier = version == null ? null : versions.putIfAbsent(side, version);
        if (earlier != null && !earlier.equals(version)) {
            throw new NoVerdict(String.format(
                    Locale.ROOT,
                    ("leg %d found another build than the earlier legs of %s: the platform reports the version %s,"
                            + " and reported %s before. Make sure that nothing else is deployed there, and that"
                            + " mobius.compare.deploy returns only when the old build no longer answers"),
                    leg,
                    names.of(side),
                    version,
                    earlier));
        }
    }
}
