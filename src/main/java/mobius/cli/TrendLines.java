package mobius.cli;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import mobius.history.Acceptance;
import mobius.history.Entry;
import mobius.history.Provenance;
import mobius.history.SeriesHistory;
import mobius.report.trend.AcceptedChange;
import mobius.report.trend.TrendLine;
import mobius.report.trend.TrendRun;
import mobius.verdict.past.PastRun;

/** Converts a series of the history to a trend. */
final class TrendLines {

    private final SeriesHistory listing;
    private final Provenance latest;
    private final Set<PastRun> reference;
    /** The different conditions of the runs, other than the version of the suite, in order of appearance. */
    private final List<Provenance> kinds;

    private TrendLines(SeriesHistory listing) {
        this.listing = listing;
        List<Entry> entries = listing.entries();
        latest = entries.get(entries.size() - 1).provenance();
        reference = Set.copyOf(listing.before(latest, Instant.MAX.toString()).reference(0));
        kinds = entries.stream()
                .map(entry -> entry.provenance().withoutSuite())
                .distinct()
                .toList();
    }

    /**
     * Converts a series.
     *
     * @param listing with at least one run
     * @param most the number of latest runs to include
     */
    static TrendLine of(SeriesHistory listing, int most) {
        return new TrendLines(listing).line(most);
    }

    private TrendLine line(int most) {
        List<Entry> entries = listing.entries();
        return new TrendLine(
                latest.simulation(),
                latest.profile(),
                entries.size(),
                entries.stream()
                        .skip(Math.max(0, entries.size() - most))
                        .map(this::run)
                        .toList(),
                listing.acceptances().stream().map(TrendLines::change).toList());
    }

    private TrendRun run(Entry entry) {
        return new TrendRun(
                entry.run(),
                listing.heldAgainst(entry),
                kinds.indexOf(entry.provenance().withoutSuite()),
                entry.provenance().differencesFrom(latest),
                reference.contains(entry.run()));
    }

    private static AcceptedChange change(Acceptance acceptance) {
        return new AcceptedChange(
                acceptance.time(), acceptance.run(), acceptance.started(), acceptance.build(), acceptance.reason());
    }
}
