package mobius.run.preflight;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mobius.config.hocon.Region;
import mobius.data.Feeders;
import mobius.data.feeder.FeederFile;

/**
 * Checks that the data may be used in the region of the target. Accounts have a region, and only those of the region sign in. A
 * row of any other feeder may have one in a field {@code region}.
 */
public final class ResidencyCheck {

    private static final String ACCOUNTS = "accounts.csv";
    private static final String REGION = "region";

    private final Feeders feeders;
    private final Region region;

    public ResidencyCheck(Feeders feeders, Region region) {
        this.feeders = feeders;
        this.region = region;
    }

    /** Returns each feeder that does not fit, a sentence each. */
    public List<String> problems(List<FeederFile> files) {
        List<String> problems = new ArrayList<>();
        for (FeederFile file : files) {
            try {
                check(file, problems);
            } catch (IOException unreadable) {
                problems.add(feeders.path(file) + " cannot be read: " + unreadable.getMessage());
            }
        }
        return problems;
    }

    private void check(FeederFile file, List<String> problems) throws IOException {
        if (file.name().equals(ACCOUNTS)) {
            SortedMap<String, Long> writers = rowsByRegion(file, row -> !"viewer".equals(row.get("role")));
            if (!writers.containsKey(region.toString())) {
                problems.add(withoutAccounts(file, writers));
            }
        } else {
            SortedMap<String, Long> marked = rowsByRegion(file, row -> true);
            marked.remove(region.toString());
            if (!marked.isEmpty()) {
                problems.add(ofElsewhere(file, marked));
            }
        }
    }

    private SortedMap<String, Long> rowsByRegion(FeederFile file, Predicate<Map<String, String>> counts)
            throws IOException {
        SortedMap<String, Long> rows = new TreeMap<>();
        feeders.forEachRow(file, row -> {
            String mark = row.getOrDefault(REGION, "").strip();
            if (!mark.isEmpty() && counts.test(row)) {
                rows.merge(mark, 1L, Long::sum);
            }
        });
        return rows;
    }

    private String withoutAccounts(FeederFile file, SortedMap<String, Long> others) {
        return ("%s has no account of %s (mobius.target.region) that may write; it has %s. Set the region of the"
                        + " target, or add accounts of that region")
                .formatted(feeders.path(file), region, others.isEmpty() ? "none at all" : listed(others));
    }

    private String ofElsewhere(FeederFile file, SortedMap<String, Long> others) {
        return ("%s has data of another region than the target's, %s (mobius.target.region): rows of %s. Data must stay"
                        + " in its region: remove them, or test a target there")
                .formatted(feeders.path(file), region, listed(others));
    }

    private static String listed(SortedMap<String, Long> rows) {
        return rows.entrySet().stream()
                .map(row -> row.getKey() + " (" + row.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}
