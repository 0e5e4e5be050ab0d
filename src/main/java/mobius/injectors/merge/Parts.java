package mobius.injectors.merge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import mobius.history.Provenance;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.Provenances;
import mobius.run.folder.RunFile;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one run, each once.
 *
 * @param all by the number of the injector; at least one
 * @param doubled the numbers of the injectors of which there was more than one part
 */
record Parts(List<Part> all, List<Integer> doubled) {

    Parts {
        all = List.copyOf(all);
        doubled = List.copyOf(doubled);
    }

    /**
     * Takes the parts of a run from their folders. Of two parts of one injector the one with the greater name is left aside. A part without a
     * log is that of an injector that never began, and is missing.
     *
     * @throws NoVerdict when they are not the parts of one run, with all the differences
     */
    static Parts of(List<Path> folders) {
        SortedMap<Integer, Part> byIndex = new TreeMap<>();
        SortedSet<Integer> doubled = new TreeSet<>();
        folders.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .distinct()
                .map(Part::in)
                .sorted(Comparator.comparing(part -> part.folder().path()))
                .filter(Part::hasLog)
                .forEach(part -> {
                    if (byIndex.putIfAbsent(part.share().index(), part) != null) {
                        doubled.add(part.share().index());
                    }
                });
        if (byIndex.isEmpty()) {
            throw new NoVerdict(
                    "none of the folders has a simulation.log, so no injector has sent anything; see their output");
        }
        Parts parts = new Parts(List.copyOf(byIndex.values()), List.copyOf(doubled));
        parts.requireOneRun();
        return parts;
    }

    /** What all of them have in common is read here. */
    Part first() {
        return all.get(0);
    }

    int planned() {
        return first().share().count();
    }

    List<Integer> missing() {
        List<Integer> present = all.stream().map(part -> part.share().index()).toList();
        return IntStream.range(0, planned())
                .filter(index -> !present.contains(index))
                .boxed()
                .toList();
    }

    /** Whether the plan is that of the injectors that are there, because so many may be missing. */
    boolean areEnough() {
        return missing().size() <= first().mayBeMissing();
    }

    private void requireOneRun() {
        List<String> differences = new ArrayList<>();
        for (Part part : all) {
            differences(part).forEach(difference -> differences.add(part.name() + ": " + difference));
        }
        if (!differences.isEmpty()) {
            throw new NoVerdict("These are not the parts of one run. In what they differ from " + first().name()
                    + ":\n  - " + String.join("\n  - ", differences) + "\nMerge the parts of one run only.");
        }
    }

    private List<String> differences(Part other) {
        RunFile one = first().run();
        RunFile two = other.run();
        List<String> differences =
                new ArrayList<>(comparable(first(), other).differencesFrom(comparable(other, other)));
        differ(differences, "number of injectors", planned(), other.share().count());
        differ(differences, "suite", one.suite().commit(), two.suite().commit());
        differ(differences, "Gatling", one.suite().gatling(), two.suite().gatling());
        return differences;
    }

    /** What must be the same at all injectors: not the machine, and the target only within a region. */
    private static Provenance comparable(Part part, Part other) {
        Provenance run = Provenances.of(part.run());
        boolean isSameRegion = part.region().equals(other.region());
        return new Provenance(
                run.simulation(),
                run.environment(),
                run.profile(),
                run.plan(),
                run.data(),
                isSameRegion ? run.target() : Provenances.of(other.run()).target(),
                run.seed(),
                "any",
                0,
                run.suite());
    }

    private static void differ(List<String> differences, String what, @Nullable Object one, @Nullable Object other) {
        if (!Objects.equals(one, other)) {
            differences.add(what + ": " + one + " and " + other);
        }
    }

    /** The distinct values of something, for what a merged run says about several machines. */
    static String joined(List<String> values) {
        return String.join(", ", new TreeSet<>(values));
    }

    /** The settings without what only one injector has. */
    static Map<String, Object> common(Map<String, Object> settings) {
        if (!(settings.get("injectors") instanceof Map<?, ?> own)) {
            return settings;
        }
        Map<String, @Nullable Object> injectors = new TreeMap<>();
        own.forEach((name, value) -> injectors.put(String.valueOf(name), value));
        injectors.replaceAll((name, value) -> name.equals("index") || name.equals("region") ? null : value);
        Map<String, Object> common = new TreeMap<>(settings);
        common.put("injectors", injectors);
        return common;
    }
}
