package mobius.seed;

import java.io.Closeable;
import java.io.IOException;
import mobius.data.feeder.Rows;

/** Reads the rows of a file repeatedly: after the last row it continues with the first. Not thread-safe. */
final class CyclingRows<T> implements Closeable {

    private final Start<T> start;
    private final long rowsOfALap;
    private Rows<T> rows;
    private long position;

    /** Opens the file at its first row. */
    interface Start<T> {
        Rows<T> open() throws IOException;
    }

    /**
     * Opens the file.
     *
     * @param rowsOfALap the number of rows in the file, at least 1
     */
    CyclingRows(Start<T> start, long rowsOfALap) throws IOException {
        this.start = start;
        this.rowsOfALap = rowsOfALap;
        this.rows = start.open();
    }

    /**
     * Returns the row with a number that counts on over all repetitions of the file.
     *
     * @param number from 0; greater than that of the previous call
     */
    T at(long number) throws IOException {
        long ahead = (number - position) % rowsOfALap;
        for (long passed = 0; passed < ahead; passed++) {
            read();
        }
        position = number + 1;
        return read();
    }

    private T read() throws IOException {
        if (!rows.hasNext()) {
            rows.close();
            rows = start.open();
        }
        return rows.next();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
