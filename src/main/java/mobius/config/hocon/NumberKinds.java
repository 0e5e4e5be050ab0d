package mobius.config.hocon;

import java.math.BigDecimal;
import java.util.Locale;

/** Settings that are numbers without a unit. */
public final class NumberKinds {

    /** A finite number above 0. */
    public static final Kind<Double> ABOVE_ZERO = new Kind<>(NumberKinds::aboveZero, 1.0);
    /** A finite number, 0 or more. */
    public static final Kind<Double> ZERO_OR_MORE = new Kind<>(NumberKinds::zeroOrMore, 1.0);
    /** Any {@code long}. */
    public static final Kind<Long> ANY_WHOLE =
            new Kind<>(text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE, "write a whole number"), 0L);

    /** A share of a whole, from 0 to 1 (inclusive). */
    public static final Kind<Double> ZERO_TO_ONE = new Kind<>(NumberKinds::zeroToOne, 0.5);

    private NumberKinds() {}

    private static double zeroToOne(String text) throws InvalidValue {
        double number = finite(text, "write a number from 0 to 1");
        InvalidValue.unless(number >= 0 && number <= 1, "is not from 0 to 1", "write 0.8 for 80 %");
        return number;
    }

    /** A whole number from {@code least} to {@code most}, both inclusive. */
    public static Kind<Integer> whole(int least, int most) {
        return new Kind<>(
                text -> (int) whole(
                        text,
                        least,
                        most,
                        String.format(Locale.ROOT, "write a whole number from %d to %d", least, most)),
                least);
    }

    private static double aboveZero(String text) throws InvalidValue {
        double number = finite(text, "write a number above 0");
        InvalidValue.unless(number > 0, "is not above zero", "write a number above 0");
        return number;
    }

    private static double zeroOrMore(String text) throws InvalidValue {
        double number = finite(text, "write 0 or more");
        InvalidValue.unless(number >= 0, "is below zero", "write 0 or more");
        return number;
    }

    private static double finite(String text, String remedy) throws InvalidValue {
        double number = decimal(text, "is not a finite number", remedy).doubleValue();
        InvalidValue.unless(Double.isFinite(number), "is not a finite number", remedy);
        return number;
    }

    private static long whole(String text, long least, long most, String remedy) throws InvalidValue {
        BigDecimal number = decimal(text, "is not a whole number", remedy);
        boolean inRange =
                number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        InvalidValue.unless(inRange, "is out of range", remedy);
        InvalidValue.unless(number.remainder(BigDecimal.ONE).signum() == 0, "is not a whole number", remedy);
        return number.longValueExact();
    }

    private static BigDecimal decimal(String text, String complaint, String remedy) throws InvalidValue {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new InvalidValue(complaint, remedy);
        }
    }
}
