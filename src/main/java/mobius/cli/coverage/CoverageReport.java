package mobius.cli.coverage;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import mobius.contract.Coverage;
import mobius.contract.Operation;

/**
 * What {@code coverage} tells.
 *
 * @param document of the endpoints that are in the document
 * @param hidden of those that only the platform's metrics tell of; empty where there are no metrics
 * @param gap a line on what the metrics cannot show; empty if there is nothing
 */
record CoverageReport(CoverageTable document, Optional<CoverageTable> hidden, String gap) {

    /**
     * Holds what the journeys send against what there is.
     *
     * @param sent with the names of the journeys
     * @param contract all that the contract of this suite has
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

    boolean isComplete() {
        return document.coverage().isComplete()
                && hidden.map(CoverageTable::coverage).map(Coverage::isComplete).orElse(true);
    }

    String text() {
        return document.text() + hidden.map(CoverageTable::text).orElse("") + gap + document.unknown();
    }

    private static SortedSet<Operation> without(SortedSet<Operation> published, SortedSet<Operation> handlers) {
        SortedSet<Operation> hidden = new TreeSet<>(handlers);
        hidden.removeAll(published);
        return hidden;
    }
}
