package mobius.reference.http;

import java.util.List;

/** The result of an operation, before {@link Wire} converts it to the format of a dialect. */
public sealed interface Reply {

    /** One value, a record of {@link Views}. */
    record One(Object value) implements Reply {}

    /**
     * One page of a list.
     *
     * @param rows records of {@link Views}
     * @param total the number of rows on all pages
     * @param page the requested rows
     */
    record Rows(List<?> rows, int total, Page page) implements Reply {

        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /** Success without a value. */
    record Nothing() implements Reply {}
}
