package mobius.production;

import java.util.Locale;

/** Formats numbers in sentences. */
final class Words {

    private static final double PERCENT = 100;

    private Words() {}

    /** Formats like {@link String#format}, independently of the default locale. */
    static String of(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /**
     * Formats a percentage with one decimal.
     *
     * @param share from 0 to 1
     */
    static String percent(double share) {
        return of("%.1f %%", PERCENT * share);
    }
}
