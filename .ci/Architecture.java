import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Measures the structure of the production code and writes the figures into docs/method/architecture.md, between its two marks:
 * {@code java .ci/Architecture.java}. With {@code --print} they are printed only. It needs a JDK and nothing else.
 */
final class Architecture {

    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("simulations"));
    private static final Path PAGE = Path.of("docs/method/architecture.md");
    private static final String BEGIN = "<!-- begin of figures -->";
    private static final String END = "<!-- end of figures -->";

    /** Comments, and literals that may contain what looks like one. */
    private static final Pattern COMMENT =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'|(//[^\n]*|/\\*.*?\\*/)", Pattern.DOTALL);

    /** The types that a value passes on its way. Neighbours must know each other, or the walk is out of date. */
    private static final Map<String, List<String>> WALKS = walks();

    /**
     * A top-level type.
     *
     * @param name with its package
     * @param lines of its file
     * @param used the types of the project that it names
     * @param methods the lines of each of its methods
     */
    private record Type(String name, Text lines, Set<String> used, List<Integer> methods) {

        String room() {
            return name.substring(0, name.lastIndexOf('.'));
        }
    }

    /**
     * The lines of a file.
     *
     * @param code with code on them
     * @param comment with nothing but a comment on them
     */
    private record Text(int all, int code, int comment) {}

    private static Map<String, List<String>> walks() {
        Map<String, List<String>> walks = new TreeMap<>();
        walks.put("budget, from `budgets.conf` to `junit.xml`", List.of(
                "BudgetsReader", "Budgets", "Budget", "GatedBudgets", "LatencyWindow", "LatencyBudgetRule", "Estimate", "Observation", "Finding",
                "JUnitXml"));
        walks.put("response time, from `simulation.log` to `verdict.html`", List.of(
                "RecordParser", "RunLogRecord", "Measurer", "RequestTallies", "RequestTally", "LatencyTally",
                "LatencyHistogram", "Responses", "WindowStats", "RequestStats", "Measurement", "RunView", "LatencyWindow",
                "LatencyBudgetRule", "Estimate", "Observation", "Finding", "Verdict", "RunReport", "VerdictPage", "FindingsSection", "Markup"));
        walks.put("sample, from `/metrics` to a suspect", List.of(
                "ExpositionParser", "Metric", "Exposition", "SourceSamples", "Sample", "SampleCsv", "Telemetry", "Series", "TimeSlice",
                "ServerHealth", "Cpu", "Suspect", "BottlenecksSection"));
        return walks;
    }

    public static void main(String[] arguments) throws IOException {
        List<Type> types = types();
        String figures = figures(types);
        if (List.of(arguments).contains("--print")) {
            System.out.print(figures);
            return;
        }
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalStateException(PAGE + " must contain the lines " + BEGIN + " and " + END);
        }
        Files.writeString(PAGE, page.substring(0, begin) + "\n" + figures + page.substring(end));
    }

    private static List<Type> types() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, null);
        JavacTask task = (JavacTask) compiler.getTask(
                null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<CompilationUnitTree> units = new ArrayList<>();
        task.parse().forEach(units::add);
        Set<String> names = units.stream().map(Architecture::name).collect(Collectors.toSet());
        List<Type> types = new ArrayList<>();
        for (CompilationUnitTree unit : units) {
            types.add(new Type(
                    name(unit), text(unit.getSourceFile().getCharContent(true).toString()), used(unit, names), methods(unit, positions)));
        }
        return types;
    }

    private static String name(CompilationUnitTree unit) {
        String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
        return unit.getPackageName() + "." + file.substring(0, file.length() - ".java".length());
    }

    private static Text text(String source) {
        StringBuilder code = new StringBuilder();
        Set<Integer> commented = new HashSet<>();
        Matcher matcher = COMMENT.matcher(source);
        int last = 0;
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                code.append(source, last, matcher.start()).append("\n".repeat((int) newLines(matcher.group())));
                int first = (int) newLines(source.substring(0, matcher.start()));
                IntStream.rangeClosed(first, first + (int) newLines(matcher.group())).forEach(commented::add);
                last = matcher.end();
            }
        }
        List<String> codeLines = code.append(source.substring(last)).toString().lines().toList();
        Set<Integer> coded = IntStream.range(0, codeLines.size())
                .filter(line -> !codeLines.get(line).isBlank())
                .boxed()
                .collect(Collectors.toSet());
        commented.removeAll(coded);
        return new Text((int) source.lines().count(), coded.size(), commented.size());
    }

    private static long newLines(String text) {
        return text.chars().filter(letter -> letter == '\n').count();
    }

    private static Set<String> used(CompilationUnitTree unit, Set<String> names) {
        String room = unit.getPackageName().toString();
        Map<String, String> imported = unit.getImports().stream()
                .map(ImportTree::getQualifiedIdentifier)
                .map(Tree::toString)
                .flatMap(name -> owner(name, names).stream())
                .collect(Collectors.toMap(name -> name.substring(name.lastIndexOf('.') + 1), name -> name, (one, same) -> one));
        Set<String> used = new TreeSet<>(imported.values());
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree identifier, Void nothing) {
                String neighbour = room + "." + identifier.getName();
                if (names.contains(neighbour) && !imported.containsKey(identifier.getName().toString())) {
                    used.add(neighbour);
                }
                return null;
            }
        }.scan(unit.getTypeDecls(), null);
        used.remove(name(unit));
        return used;
    }

    /** A static import, or one of a nested type, names more than the type. */
    private static List<String> owner(String imported, Set<String> names) {
        for (String name = imported; name.contains("."); name = name.substring(0, name.lastIndexOf('.'))) {
            if (names.contains(name)) {
                return List.of(name);
            }
        }
        return List.of();
    }

    private static List<Integer> methods(CompilationUnitTree unit, SourcePositions positions) {
        List<Integer> lengths = new ArrayList<>();
        LineMap lines = unit.getLineMap();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                long start = positions.getStartPosition(unit, method);
                long end = positions.getEndPosition(unit, method);
                if (method.getBody() != null && start >= 0 && end >= 0) {
                    lengths.add((int) (lines.getLineNumber(end) - lines.getLineNumber(start) + 1));
                }
                return super.visitMethod(method, nothing);
            }
        }.scan(unit.getTypeDecls(), null);
        return lengths;
    }

    private static String figures(List<Type> types) {
        List<Type> real = types.stream().filter(type -> !type.name().endsWith(".package-info")).toList();
        Map<String, List<Type>> rooms = real.stream().collect(Collectors.groupingBy(Type::room, TreeMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        lines.addAll(whole(types, real, rooms));
        lines.add("");
        lines.addAll(List.of("| room | files | lines |", "|---|---:|---:|"));
        rooms.forEach((room, inside) -> lines.add("| `%s` | %d | %d |".formatted(room, inside.size(), sum(inside))));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> whole(List<Type> all, List<Type> real, Map<String, List<Type>> rooms) {
        int lines = sum(all);
        Map<String, Long> users = real.stream()
                .flatMap(type -> type.used().stream())
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        long single = real.stream().filter(type -> users.getOrDefault(type.name(), 0L) == 1).count();
        String largest = Collections.max(rooms.keySet(), (one, other) -> Integer.compare(rooms.get(one).size(), rooms.get(other).size()));
        List<Integer> methods = real.stream().map(Type::methods).flatMap(Collection::stream).sorted().toList();
        double code = real.stream().mapToInt(type -> type.lines().code()).sum();
        double comment = real.stream().mapToInt(type -> type.lines().comment()).sum();
        List<String> table = new ArrayList<>(List.of("| figure | value |", "|---|---:|"));
        table.add(row("files, `package-info.java` included", all.size()));
        table.add(row("lines", lines));
        table.add(row("files for each 1,000 lines", "%.1f", 1_000.0 * all.size() / lines));
        table.add(row("rooms (packages)", rooms.size()));
        table.add(row("files in the largest room, `" + largest + "`", rooms.get(largest).size()));
        table.add(row("types that exactly one other type uses", "%.0f %%", 100.0 * single / real.size()));
        table.add(row("lines of comment for each line of code", "%.2f", comment / code));
        table.add(row("lines of a method: median", at(methods, 0.5)));
        table.add(row("lines of a method: 90th percentile", at(methods, 0.9)));
        table.add(row("lines of a method: longest", at(methods, 1)));
        WALKS.forEach((value, walk) -> table.add(row("types on the way of a " + value, checked(walk, real).size())));
        return table;
    }

    private static List<String> checked(List<String> walk, List<Type> types) {
        for (int step = 1; step < walk.size(); step++) {
            List<Type> from = named(walk.get(step - 1), types);
            List<Type> to = named(walk.get(step), types);
            boolean known = from.stream().anyMatch(one -> to.stream().anyMatch(other -> know(one, other)));
            if (!known) {
                throw new IllegalStateException(walk.get(step - 1) + " and " + walk.get(step)
                        + " do not know each other, or one is gone: correct the walk in " + Architecture.class.getSimpleName() + ".java");
            }
        }
        return walk;
    }

    private static boolean know(Type one, Type other) {
        return one.used().contains(other.name()) || other.used().contains(one.name());
    }

    private static List<Type> named(String simple, List<Type> types) {
        return types.stream().filter(type -> type.name().endsWith("." + simple)).toList();
    }

    private static int sum(Collection<Type> types) {
        return types.stream().mapToInt(type -> type.lines().all()).sum();
    }

    private static int at(List<Integer> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1.0, Math.floor(share * sorted.size())));
    }

    private static String row(String figure, int value) {
        return row(figure, "%d", value);
    }

    private static String row(String figure, String format, Object value) {
        return "| %s | %s |".formatted(figure, String.format(Locale.ROOT, format, value));
    }

    private Architecture() {}
}
