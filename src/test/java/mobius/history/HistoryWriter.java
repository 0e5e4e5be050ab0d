package mobius.history;

import java.nio.file.Path;

/** A process that adds runs to a history, and tells of each when it is there. */
final class HistoryWriter {

    private static final int KEEP = 10_000;

    private HistoryWriter() {}

    public static void main(String[] arguments) {
        History history = new History(Path.of(arguments[0]));
        for (int night = Integer.parseInt(arguments[1]); night < Integer.parseInt(arguments[2]); night++) {
            history.add(Remembered.night(night), Remembered.measurement(500_000));
            history.forget(Remembered.LINE, KEEP);
            System.out.println(night);
        }
    }
}
