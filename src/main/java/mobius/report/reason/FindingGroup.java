package mobius.report.reason;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mobius.report.text.Order;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import org.jspecify.annotations.Nullable;

/**
 * Findings of one kind: answers to the same question with the same status, explanation and advice. Explanations may differ in
 * their figures.
 *
 * @param findings the worst first
 * @param explanation how their answers were reached
 * @param advice what to do next; null if there is nothing to do
 */
public record FindingGroup(
        List<Finding> findings,
        MergedText explanation,
        @Nullable String advice) {

    private record Kind(
            String question,
            Status status,
            List<String> explanation,
            @Nullable String advice) {

        /** The percentiles of response times are one question: {@code latency.p50} and {@code latency.p95}. */
        static Kind of(Finding finding) {
            String id = finding.id();
            int dot = id.indexOf('.');
            return new Kind(
                    dot < 0 ? id : id.substring(0, dot),
                    finding.status(),
                    MergedText.words(finding.explanation()),
                    finding.advice());
        }
    }

    /** The group with the worst finding first. */
    public static List<FindingGroup> of(List<Finding> findings) {
        Map<Kind, List<Finding>> kinds = findings.stream()
                .sorted(Order.WORST_FIRST)
                .collect(Collectors.groupingBy(Kind::of, LinkedHashMap::new, Collectors.toList()));
        return kinds.entrySet().stream()
                .map(kind -> group(kind.getKey(), kind.getValue()))
                .toList();
    }

    private static FindingGroup group(Kind kind, List<Finding> findings) {
        List<String> explanations = findings.stream().map(Finding::explanation).toList();
        return new FindingGroup(List.copyOf(findings), MergedText.of(explanations), kind.advice());
    }
}
