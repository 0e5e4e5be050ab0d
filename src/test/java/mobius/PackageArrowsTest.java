package mobius;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The flow of a run goes one way, and so do the imports. */
class PackageArrowsTest {

    private static final Set<String> ALL_BUT_RUN_AND_CLI = Set.of(
            "text",
            "io",
            "http",
            "workload",
            "budget",
            "capacity",
            "contract",
            "data",
            "target",
            "config",
            "runlog",
            "telemetry",
            "measure",
            "verdict",
            "history",
            "production",
            "comparison",
            "report");

    /** The rooms that every other one may know, and that know none themselves. */
    private static final Set<String> GROUND = Set.of("text", "io");

    /** Each room of src/main and the rooms that it may know beside the ground. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("text", Set.of()),
            entry("io", Set.of()),
            entry("http", Set.of()),
            entry("workload", Set.of()),
            entry("budget", Set.of()),
            entry("capacity", Set.of()),
            entry("contract", Set.of()),
            entry("data", Set.of()),
            entry("runlog", Set.of()),
            entry("telemetry", Set.of("http")),
            entry("target", Set.of("contract")),
            entry("config", Set.of("workload", "budget", "capacity", "target", "telemetry")),
            entry("seed", Set.of("config", "contract", "data", "http", "text")),
            entry("check", Set.of("budget", "config", "contract", "data", "http", "telemetry", "text")),
            entry("measure", Set.of("runlog", "workload", "budget")),
            entry("verdict", Set.of("capacity", "measure", "runlog", "workload", "budget", "telemetry")),
            entry("history", Set.of("verdict")),
            entry("production", Set.of("config", "contract", "http", "measure", "workload", "budget", "telemetry")),
            entry("comparison", Set.of("verdict")),
            entry(
                    "report",
                    Set.of(
                            "capacity",
                            "comparison",
                            "verdict",
                            "measure",
                            "runlog",
                            "workload",
                            "budget",
                            "telemetry")),
            entry("run", ALL_BUT_RUN_AND_CLI),
            entry(
                    "cli",
                    Stream.concat(ALL_BUT_RUN_AND_CLI.stream(), Stream.of("run", "seed", "check"))
                            .collect(Collectors.toSet())));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("mobius");

    @Test
    void everyRoomIsOnTheMap() {
        Set<String> rooms = new TreeSet<>();
        MAIN.forEach(type -> rooms.add(room(type)));
        rooms.remove("");
        assertThat(rooms).isEqualTo(new TreeSet<>(ARROWS.keySet()));
    }

    @Test
    void roomsKnowOnlyWhatComesBeforeThem() {
        Set<String> forbidden = new TreeSet<>();
        for (JavaClass from : MAIN) {
            dependencies(from)
                    .filter(to -> !room(to).equals(room(from)))
                    .filter(to -> !GROUND.contains(room(to)))
                    .filter(to -> !ARROWS.getOrDefault(room(from), Set.of()).contains(room(to)))
                    .forEach(to -> forbidden.add(from.getName() + " -> " + to.getName()));
        }
        assertThat(forbidden).isEmpty();
    }

    @Test
    void onlyConfigKnowsTheConfigurationLibrary() {
        Set<String> importers = new TreeSet<>();
        for (JavaClass type : MAIN) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(arrow -> arrow.getTargetClass().getPackageName().startsWith("com.typesafe.config"))
                    .forEach(arrow -> importers.add(room(type)));
        }
        assertThat(importers).containsExactly("config");
    }

    @Test
    void onlyOneRoomSendsHttpRequests() {
        Set<String> importers = new TreeSet<>();
        for (JavaClass type : MAIN) {
            type.getDirectDependenciesFromSelf().stream()
                    .map(arrow -> arrow.getTargetClass().getName())
                    .filter(to -> to.startsWith("java.net.http") || to.equals("java.net.URLConnection"))
                    .forEach(to -> importers.add(room(type)));
        }
        assertThat(importers).containsExactly("http");
    }

    @Test
    void mainDoesNotKnowGatling() {
        Set<String> importers = new TreeSet<>();
        for (JavaClass type : MAIN) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(arrow -> arrow.getTargetClass().getPackageName().startsWith("io.gatling"))
                    .forEach(arrow -> importers.add(type.getName()));
        }
        assertThat(importers).isEmpty();
    }

    private static Stream<JavaClass> dependencies(JavaClass from) {
        return from.getDirectDependenciesFromSelf().stream()
                .map(arrow -> arrow.getTargetClass().getBaseComponentType())
                .filter(to -> to.getPackageName().startsWith("mobius"));
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals("mobius") ? "" : name.replaceFirst("mobius\\.([a-z]+).*", "$1");
    }
}
