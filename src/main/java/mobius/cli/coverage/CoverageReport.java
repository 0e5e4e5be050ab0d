package mobius.cli.coverage;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import mobius.contract.Coverage;
import mobius.contract.Operation;

/**
 * The result of the command {@code coverage}.
 *
 * @param document the coverage of the endpoints in the document
 * @param hidden the coverage of the endpoints that only the platform's metrics show; empty if there are no metrics
 * @param gap a line about what the metrics cannot show; empty if there is nothing
 */
record CoverageReport(CoverageTable document, Optional<CoverageTable> hidden, String gap) {

    /**
     * Compares the requests of the journeys with the endpoints of a platform.
     *
     * @param seen the routes in the metrics, if there are any
     * @param sent the operations that journeys request, with the names of the journeys
     * @param contract all operations of this suite's contract
     */
    static CoverageReport of(
            CoveragePages.Document document,
            Optional<SeenHandlers.Seen> seen,
            SortedMap<Operation, SortedSet<String>> sent,
            SortedSet<Operation> contract) {
        return new CoverageReport(
                new CoverageTable(document.place(), Coverage.of(document.operations(), sent), contract),
                seen.map(handlers -> new CoverageTable(
                        handlers.place() + ", hidden from the document",
                        Coverage.of(without(document.operations(), handlers.handlers()), sent),
                        contract)),
                seen.map(SeenHandlers.Seen::gap).orElse(""));
    }

    /** Whether every endpoint is covered. */
    boolean isComplete() {
        return document.coverage().isComplete()
                && hidden.map(CoverageTable::coverage).map(Coverage::isComplete).orElse(true);
    }

    /** The complete text. */
    String text() {
        return document.text() + hidden.map(CoverageTable::text).orElse("") + gap + document.unknown();
    }

    private static SortedSet<Operation> without(SortedSet<Operation> published, SortedSet<Operation> handlers) {
        SortedSet<Operation> hidden = new TreeSet<>(handlers);
        hidden.removeAll(published);
        return hidden;
    }
}
