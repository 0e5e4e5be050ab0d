package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The flow of a run goes one way, and so do the imports: package-arrows.txt lists every room and the rooms that it knows. */
class PackageArrowsTest {

    private static final Path MAP = Path.of("src/test/resources/package-arrows.txt");

    private static final int MOST_FILES = 35;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("mobius");

    @Test
    void theMapIsTrue() throws IOException {
        assertThat(used().keySet()).isEqualTo(new TreeSet<>(map().keySet()));
        assertThat(arrows(used())).containsExactlyInAnyOrderElementsOf(arrows(map()));
    }

    @Test
    void roomsKnowOnlyWhatStandsAboveThem() throws IOException {
        List<String> above = new ArrayList<>();
        map().forEach((room, known) -> {
            assertThat(above).as(room).containsAll(known);
            above.add(room);
        });
    }

    @Test
    void noRoomIsTooFullToSearch() throws IOException {
        for (String room : map().keySet()) {
            Path folder = Path.of("src/main/java/mobius").resolve(room.replace('.', '/'));
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.filter(Files::isRegularFile)).as(room).hasSizeLessThanOrEqualTo(MOST_FILES);
            }
        }
    }

    @Test
    void onlyConfigKnowsTheConfigurationLibrary() {
        assertThat(importersOf("com.typesafe.config")).isSubsetOf("config", "config.budget", "config.hocon");
    }

    @Test
    void onlyOneRoomSendsHttpRequests() {
        Set<String> importers = importersOf("java.net.http");
        importers.addAll(importersOf("java.net.URLConnection"));
        assertThat(importers).containsExactly("http");
    }

    @Test
    void mainDoesNotKnowGatling() {
        assertThat(importersOf("io.gatling")).isEmpty();
    }

    /** Room by room in the order of the file, with the rooms that it knows. */
    private static Map<String, Set<String>> map() throws IOException {
        Map<String, Set<String>> map = new LinkedHashMap<>();
        for (String line : Files.readAllLines(MAP)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(":", 2);
                Set<String> known = new TreeSet<>(List.of(parts[1].strip().split(" +")));
                known.remove("");
                map.put(parts[0].strip(), known);
            }
        }
        return map;
    }

    private static Map<String, Set<String>> used() {
        Map<String, Set<String>> used = new TreeMap<>();
        for (JavaClass type : MAIN) {
            if (!type.getSimpleName().equals("package-info")) {
                Set<String> known = used.computeIfAbsent(room(type), room -> new TreeSet<>());
                dependencies(type).map(PackageArrowsTest::room).forEach(known::add);
            }
        }
        used.forEach((room, known) -> known.remove(room));
        return used;
    }

    private static Set<String> arrows(Map<String, Set<String>> map) {
        Set<String> arrows = new TreeSet<>();
        map.forEach((room, known) -> known.forEach(other -> arrows.add(room + " -> " + other)));
        return arrows;
    }

    private static Stream<JavaClass> dependencies(JavaClass from) {
        return from.getDirectDependenciesFromSelf().stream()
                .map(arrow -> arrow.getTargetClass().getBaseComponentType())
                .filter(to -> to.getPackageName().startsWith("mobius"));
    }

    /** The rooms with a type that uses one whose name begins so. */
    private static Set<String> importersOf(String prefix) {
        Set<String> importers = new TreeSet<>();
        for (JavaClass type : MAIN) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(arrow -> arrow.getTargetClass().getName().startsWith(prefix))
                    .forEach(arrow -> importers.add(room(type)));
        }
        return importers;
    }

    private static String room(JavaClass type) {
        return type.getPackageName().replaceFirst("^mobius\\.", "");
    }
}
