package mobius.verdict.resource;

import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import mobius.verdict.evidence.ServerFigures;
import mobius.verdict.finding.Severity;
import mobius.verdict.finding.Threshold;
import org.jspecify.annotations.Nullable;

/**
 * Something of which the platform must not use too much, or too little.
 *
 * @param id of the findings
 * @param value what is looked at
 * @param limit in percent
 * @param metric by which a source that tells of it is known
 * @param percent reads the figure of a source, from 0 to 100
 * @param severity of a figure beyond the limit
 * @param advice what to look at then
 * @param missing what to switch on where nobody tells
 */
record Resource(
        String id,
        String value,
        Threshold limit,
        String metric,
        Reading percent,
        DoubleFunction<@Nullable Severity> severity,
        String advice,
        String missing) {

    /** Reads the figure of one source. */
    @FunctionalInterface
    interface Reading {

        OptionalDouble of(ServerFigures figures, String source);
    }
}
