package mobius.report.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Keeps of a long line what a picture can show: the lowest and the highest value of each group of neighbours, and its first gap. */
final class Thinned {

    private Thinned() {}

    /**
     * A line of x and value, with the same peaks and gaps.
     *
     * @param groups into which a longer line is divided
     */
    static List<List<@Nullable Double>> of(List<List<@Nullable Double>> points, int groups) {
        if (points.size() <= 2 * groups) {
            return points;
        }
        int size = (points.size() + groups - 1) / groups;
        List<List<@Nullable Double>> kept = new ArrayList<>();
        for (int from = 0; from < points.size(); from += size) {
            List<List<@Nullable Double>> group = points.subList(from, Math.min(from + size, points.size()));
            places(group).forEach(place -> kept.add(group.get(place)));
        }
        return kept;
    }

    private static Set<Integer> places(List<List<@Nullable Double>> group) {
        List<Integer> known = IntStream.range(0, group.size())
                .filter(i -> group.get(i).get(1) != null)
                .boxed()
                .toList();
        Comparator<Integer> byValue = Comparator.comparingDouble(
                i -> Objects.requireNonNull(group.get(i).get(1)));
        Set<Integer> places = new TreeSet<>();
        known.stream().min(byValue).ifPresent(places::add);
        known.stream().max(byValue).ifPresent(places::add);
        IntStream.range(0, group.size())
                .filter(i -> group.get(i).get(1) == null)
                .findFirst()
                .ifPresent(places::add);
        return places;
    }
}
