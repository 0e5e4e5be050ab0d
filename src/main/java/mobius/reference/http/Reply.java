package mobius.reference.http;

import java.util.List;

/** What an operation answers, before {@link Wire} gives it the shape of a dialect. */
public sealed interface Reply {

    /** One value: a record of {@link Views}. */
    record One(Object value) implements Reply {}

    /**
     * One page of many values.
     *
     * @param total how many there are on all pages
     */
    record Rows(List<?> rows, int total, Page page) implements Reply {

        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /** Nothing but success. */
    record Nothing() implements Reply {}
}
