package mobius.seed;

import java.io.Closeable;
import java.io.IOException;
import mobius.data.feeder.Rows;

/** The rows of a feeder over and over: whoever wants more rows than the file has gets them again from the first on. */
final class CyclingRows<T> implements Closeable {

    private final Start<T> start;
    private final long rowsOfALap;
    private Rows<T> rows;
    private long position;

    /** Opens the file at its first row. */
    interface Start<T> {
        Rows<T> open() throws IOException;
    }

    CyclingRows(Start<T> start, long rowsOfALap) throws IOException {
        this.start = start;
        this.rowsOfALap = rowsOfALap;
        this.rows = start.open();
    }

    /** The row of that number, counted over all laps from 0; numbers only grow. */
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
