package mobius.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mobius.budget.Ratio;

/**
 * Settings that consist of a number and a unit. A number without a unit is refused, because a default unit would be
 * misunderstood.
 */
public record Quantity(BigDecimal number, String unit) {

    /** A duration of zero or more. */
    public static final Kind<Duration> TIME = new Kind<>(Quantity::time, Duration.ofSeconds(1));
    /** A duration above zero. */
    public static final Kind<Duration> TIME_ABOVE_ZERO = new Kind<>(Quantity::timeAboveZero, Duration.ofSeconds(1));
    /** A size in bytes, above zero. */
    public static final Kind<Long> BYTES = new Kind<>(Quantity::bytes, 1L);
    /** A size in bytes, above zero and at most 2 GiB - 1. */
    public static final Kind<Integer> BYTES_OF_A_BODY = new Kind<>(Quantity::bytesOfABody, 1);
    /** A percentage above 0 % and up to 100 %. */
    public static final Kind<Ratio> PERCENTAGE = percentage("0.1 %");

    /** The same as {@link #PERCENTAGE}, with an example in messages that fits large values. */
    public static final Kind<Ratio> SHARE = percentage("70 %");

    private static final Pattern WRITTEN =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)\\s*(\\p{L}*|%)");
    private static final BigDecimal BEYOND_ANY_USE = new BigDecimal("1e15");

    private static Duration time(String text) throws InvalidValue {
        Quantity quantity = parse(text, "is not a duration", "for example 10 s");
        InvalidValue.unless(quantity.number.signum() >= 0, "is below zero", "write 0 s or more");
        return quantity.converted(config -> config.getDuration("it"), "is not a duration", "for example 10 s");
    }

    private static Duration timeAboveZero(String text) throws InvalidValue {
        Duration time = time(text);
        InvalidValue.unless(!time.isZero(), "is not above zero", "write a longer time, for example 10 s");
        return time;
    }

    private static long bytes(String text) throws InvalidValue {
        Quantity quantity = parse(text, "is not a size", "for example 512 MiB");
        InvalidValue.unless(
                quantity.number.signum() > 0, "is not above zero", "write a larger size, for example 512 MiB");
        return quantity.converted(config -> config.getBytes("it"), "is not a size", "for example 512 MiB");
    }

    private static int bytesOfABody(String text) throws InvalidValue {
        long bytes = bytes(text);
        InvalidValue.unless(
                bytes <= Integer.MAX_VALUE, "is larger than any body", "write less than 2 GiB, for example 1000 B");
        return (int) bytes;
    }

    private static Kind<Ratio> percentage(String example) {
        return new Kind<>(text -> percentage(text, "for example \"" + example + "\""), new Ratio(1));
    }

    private static Ratio percentage(String text, String example) throws InvalidValue {
        Quantity quantity = parse(text, "is not a percentage", example);
        InvalidValue.unless(quantity.unit.equals("%"), "is not a percentage", "write one, " + example);
        double percent = quantity.number.doubleValue();
        InvalidValue.unless(percent > 0 && percent <= 100, "is not above 0 % and at most 100 %", "write " + example);
        return Ratio.ofPercent(percent);
    }

    private static Quantity parse(String text, String complaint, String example) throws InvalidValue {
        Matcher written = WRITTEN.matcher(text.strip());
        InvalidValue.unless(written.matches(), complaint, "write a number and a unit, " + example);
        Quantity quantity = new Quantity(new BigDecimal(written.group(1)), written.group(2));
        InvalidValue.unless(!quantity.unit.isEmpty(), "has no unit", "write a number and a unit, " + example);
        return quantity;
    }

    /** Converts with HOCON, which defines the units. */
    private <T> T converted(Function<Config, T> conversion, String complaint, String example) throws InvalidValue {
        InvalidValue.unless(number.compareTo(BEYOND_ANY_USE) < 0, "is unreasonably large", "write less, " + example);
        try {
            String written = number.toPlainString() + " " + unit;
            return conversion.apply(ConfigValueFactory.fromAnyRef(written).atKey("it"));
        } catch (ConfigException notThisUnit) {
            throw new InvalidValue(complaint, "write a number and a unit, " + example);
        }
    }
}
