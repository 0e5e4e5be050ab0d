package mobius.telemetry.scrape;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Several exporters in a process of their own, until its standard input ends. Each line of output is the URL of one. */
final class Exporters {

    private static final int LINES = 1_000;

    private Exporters() {}

    public static void main(String[] arguments) throws IOException {
        for (String recording : List.of(arguments)) {
            FakeExporter exporter = FakeExporter.serving(filled(recording));
            System.out.println(exporter.as(recording, Role.API).url());
        }
        System.in.readAllBytes();
        System.exit(0);
    }

    /** Recordings hold the metrics of which some are kept; a real exporter has some hundred others beside them. */
    private static String filled(String recording) throws IOException {
        StringBuilder text = new StringBuilder(recorded(recording));
        for (long line = text.chars().filter(c -> c == '\n').count(); line < LINES; line++) {
            text.append("go_other_metric{number=\"").append(line).append("\",job=\"exporter\"} 2.7693056e+07\n");
        }
        return text.toString();
    }

    private static String recorded(String file) throws IOException {
        try (InputStream stream = Exporters.class.getResourceAsStream("/mobius/telemetry/exposition/" + file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
