package mobius.injectors.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mobius.run.folder.RunFolder;
import mobius.trace.TracedTime;
import mobius.traffic.NotedRequest;
import mobius.traffic.NotedRequests;

/** The slowest and the failed requests of all injectors, as many as one injector notes, with what their traces say. */
final class NotedOfParts {

    private final NotedRequests noted = new NotedRequests();
    private final List<NotedRequest> failed = new ArrayList<>();
    private final List<TracedTime> times = new ArrayList<>();
    private boolean areTraced;

    /** Adds those of one injector. A killed one has left none. */
    void add(RunFolder part) throws IOException {
        if (Files.exists(part.slowest())) {
            NotedRequest.FILE.read(part.slowest()).forEach(this::add);
        }
        if (Files.exists(part.traces())) {
            times.addAll(TracedTime.FILE.read(part.traces()));
            areTraced = true;
        }
    }

    private void add(NotedRequest request) {
        if (request.kind().equals(NotedRequest.FAILED)) {
            failed.add(request);
        } else {
            noted.of(request.request()).add(request);
        }
    }

    /** Writes the files of the merged run. */
    void write(RunFolder merged) throws IOException {
        failed.stream()
                .sorted(Comparator.comparingLong(NotedRequest::timeMillis))
                .forEach(request -> noted.of(request.request()).add(request));
        List<NotedRequest> all = noted.all();
        NotedRequest.FILE.write(merged.slowest(), all);
        Set<String> kept = all.stream().map(NotedRequest::traceId).collect(Collectors.toSet());
        Files.deleteIfExists(merged.traces());
        if (areTraced) {
            TracedTime.FILE.write(
                    merged.traces(),
                    times.stream().filter(time -> kept.contains(time.traceId())).toList());
        }
    }
}
