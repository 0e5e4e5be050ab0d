package mobius.telemetry.scrape;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.telemetry.exposition.Labels;

/** What a series describes: some exporters expose many processes or containers at once, each with labels of its own. */
enum Part {
    /** Of the source itself. */
    WHOLE {
        @Override
        Optional<String> of(Labels labels) {
            return Optional.of("");
        }
    },
    /** Of a group of processes, as process-exporter forms them. */
    GROUP {
        @Override
        Optional<String> of(Labels labels) {
            return text(labels, "groupname");
        }
    },
    /**
     * Of a container. cAdvisor also has series of pods, of the machine and of the container that only holds a pod's network; their
     * labels name no container, and they would count everything twice.
     */
    CONTAINER {
        @Override
        Optional<String> of(Labels labels) {
            Optional<String> container = text(labels, "container")
                    .filter(name -> !name.equals("POD"))
                    .or(() -> text(labels, "name")
                            .filter(name -> text(labels, "container").isEmpty()));
            return container.map(name ->
                    Stream.concat(text(labels, "pod").stream(), Stream.of(name)).collect(Collectors.joining("/")));
        }
    };

    /** Its name, which is empty for the source itself; empty where the series is of nothing of this kind. */
    abstract Optional<String> of(Labels labels);

    private static Optional<String> text(Labels labels, String name) {
        return labels.value(name).filter(value -> !value.isBlank());
    }
}
