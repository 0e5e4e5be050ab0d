package mobius.telemetry.scrape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.exposition.Metric;

/**
 * A metric of an exporter, and what the suite calls it. Only the labels that are named here are kept; over all others the series
 * are summed, since no reader asks for them.
 *
 * @param name as it is exported
 * @param canonical the name by which rules, findings and charts look for it
 * @param part what it describes
 * @param factor by which values, or the bounds of a bucket, are multiplied: .001 where they are in milliseconds
 * @param where what labels must match, each as a whole, for a series to be this one
 * @param labels the labels that are kept, each with the names that it has in the wild, the first of which counts
 * @param constants labels that all its series get
 * @param alongside whether it counts together with the one before it, not in its place
 */
record StockName(
        String name,
        String canonical,
        Part part,
        double factor,
        Map<String, Pattern> where,
        Map<String, List<String>> labels,
        Map<String, String> constants,
        boolean alongside) {

    private static final String STATUS = "status";
    private static final String BOUND = "le";
    private static final String BUCKET = "_bucket";
    private static final Pattern CODE = Pattern.compile("[1-5]\\d\\d");

    static StockName of(String name, String canonical) {
        Map<String, List<String>> kept = name.endsWith(BUCKET) ? Map.of(BOUND, List.of(BOUND)) : Map.of();
        return new StockName(name, canonical, Part.WHOLE, 1, Map.of(), kept, Map.of(), false);
    }

    StockName ofEach(Part kind) {
        return new StockName(name, canonical, kind, factor, where, labels, constants, alongside);
    }

    /** In another unit. */
    StockName times(double by) {
        return new StockName(name, canonical, part, by, where, labels, constants, alongside);
    }

    /** Of the series those whose label matches a regular expression as a whole; a missing label is empty. */
    StockName where(String label, String regex) {
        Map<String, Pattern> all = new TreeMap<>(where);
        all.put(label, Pattern.compile(regex));
        return new StockName(name, canonical, part, factor, all, labels, constants, alongside);
    }

    StockName keeping(String label, String... names) {
        Map<String, List<String>> all = new LinkedHashMap<>(labels);
        all.put(label, List.of(names));
        return new StockName(name, canonical, part, factor, where, all, constants, alongside);
    }

    StockName with(String label, String value) {
        return new StockName(name, canonical, part, factor, where, labels, Map.of(label, value), alongside);
    }

    StockName besideTheOneBefore() {
        return new StockName(name, canonical, part, factor, where, labels, constants, true);
    }

    boolean matches(Labels found) {
        return part.of(found).isPresent()
                && where.entrySet().stream()
                        .allMatch(one -> one.getValue()
                                .matcher(found.value(one.getKey()).orElse(""))
                                .matches());
    }

    /** The same figure by the name, the labels and the unit that the suite has for it. */
    Metric translated(Metric metric) {
        Map<String, String> kept = new TreeMap<>(constants);
        labels.forEach((label, names) ->
                value(metric.labels(), names).ifPresent(value -> kept.put(label, canonicalValue(label, value))));
        return new Metric(canonical, Labels.of(kept), name.endsWith(BUCKET) ? metric.value() : factor * metric.value());
    }

    private static Optional<String> value(Labels found, List<String> names) {
        return names.stream().flatMap(name -> found.value(name).stream()).findFirst();
    }

    private String canonicalValue(String label, String value) {
        if (label.equals(STATUS) && CODE.matcher(value).matches()) {
            return value.charAt(0) + "xx";
        }
        return label.equals(BOUND) && factor != 1 ? scaled(value) : value;
    }

    private String scaled(String bound) {
        try {
            return bound.endsWith("Inf") ? bound : Double.toString(factor * Double.parseDouble(bound));
        } catch (NumberFormatException noBound) {
            return bound;
        }
    }
}
