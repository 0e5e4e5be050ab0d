package mobius.report.picture;

/**
 * A stretch of an axis from one round number to another.
 *
 * @param step between its labels
 */
record Span(double from, double to, double step) {

    /**
     * Includes these values.
     *
     * @param steps about how many of them
     */
    static Span around(double least, double most, int steps) {
        double high = most > least ? most : least + (least == 0 ? 1 : Math.abs(least) / 10);
        double step = round((high - least) / Math.max(1, steps));
        return new Span(step * Math.floor(least / step), step * Math.ceil(high / step - 1e-9), step);
    }

    /** The nearest of 1, 2, 5 and their multiples by ten that is not much less. */
    private static double round(double step) {
        double magnitude = Math.pow(10, Math.floor(Math.log10(step)));
        double digit = step / magnitude;
        double rounded = digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10;
        return rounded * magnitude;
    }
}
