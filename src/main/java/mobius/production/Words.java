package mobius.production;

import java.util.Locale;

/** How figures are written in sentences. */
final class Words {

    private static final double PERCENT = 100;

    private Words() {}

    /** As {@link String#format}, the same everywhere. */
    static String of(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** @param share from 0 to 1 */
    static String percent(double share) {
        return of("%.1f %%", PERCENT * share);
    }
}
