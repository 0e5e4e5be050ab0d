package mobius.config.hocon;

/**
 * What a setting's text means.
 *
 * @param reader makes a value of the text
 * @param standIn a harmless value to read on with where the text is unfit
 */
public record Kind<T>(Reader<T> reader, T standIn) {

    /** Makes a value of a setting's text. */
    @FunctionalInterface
    public interface Reader<T> {

        T read(String text) throws InvalidValue;
    }
}
