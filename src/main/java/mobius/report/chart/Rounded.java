package mobius.report.chart;

/** Keeps figures of charts short: a thousandth of a millisecond or of a user is below what any chart shows. */
final class Rounded {

    private static final double PER_UNIT = 1_000;

    private Rounded() {}

    static double of(double value) {
        return Math.round(value * PER_UNIT) / PER_UNIT;
    }
}
