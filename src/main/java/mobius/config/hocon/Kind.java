package mobius.config.hocon;

/**
 * The type of a setting.
 *
 * @param reader converts the text of the setting
 * @param standIn a harmless value with which to continue if the text is not valid
 */
public record Kind<T>(Reader<T> reader, T standIn) {

    /** Converts the text of a setting to a value. */
    @FunctionalInterface
    public interface Reader<T> {

        /**
         * Converts a text.
         *
         * @throws InvalidValue if the text is not valid
         */
        T read(String text) throws InvalidValue;
    }
}
