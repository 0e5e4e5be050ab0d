package mobius.run.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.run.folder.RunFolder;

/** The command line of a Gatling JVM as the Maven plugin writes one, with the settings and the trust store of this process. */
final class GatlingCommand {

    /** The plugin's own property: the remedy for a heap that is too small is the same here and there. */
    private static final String JVM_ARGUMENTS = "gatling.jvmArgs";

    private static final Pattern COMMA = Pattern.compile(",");

    private static final Pattern CLASS_PATH = Pattern.compile(Pattern.quote(File.pathSeparator));
    private static final String TLS = "javax.net.ssl.";
    private static final List<String> STORES = List.of(TLS + "trustStore", TLS + "keyStore");

    private GatlingCommand() {}

    /** As {@link #withReport}, without Gatling's report, which takes as long to make as the run to start. */
    static List<String> of(Properties properties, ArgumentFile definitions, String simulation) {
        List<String> command = withReport(properties, definitions, simulation);
        command.add("-nr");
        return command;
    }

    /**
     * A command.
     *
     * @param definitions where the {@link #definitions} are
     * @param simulation the name of its class
     */
    static List<String> withReport(Properties properties, ArgumentFile definitions, String simulation) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1G", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        // Of two that say the same the later one holds.
        COMMA.splitAsStream(properties.getProperty(JVM_ARGUMENTS, ""))
                .map(String::strip)
                .filter(argument -> !argument.isEmpty())
                .forEach(command::add);
        command.add(definitions.argument());
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), "io.gatling.app.Gatling"));
        command.addAll(List.of("-s", simulation, "-rf", RunFolder.RESULTS.toString()));
        return command;
    }

    /** The run may have another working folder. */
    static String absolute(String classPath) {
        return CLASS_PATH
                .splitAsStream(classPath)
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * The system properties of the run as arguments; passwords of stores are among them.
     *
     * @param settings on top of those of this process
     */
    static List<String> definitions(Properties properties, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>();
        names(properties).forEach(name -> all.put(name, value(name, properties.getProperty(name))));
        all.putAll(settings);
        return all.entrySet().stream()
                .map(each -> "-D" + each.getKey() + "=" + each.getValue())
                .toList();
    }

    private static Stream<String> names(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("mobius.") || name.startsWith(TLS));
    }

    /** The run may have another working folder. A store that is no file, such as NONE, is what it is. */
    private static String value(String name, String value) {
        return STORES.contains(name) && Files.exists(Path.of(value))
                ? Path.of(value).toAbsolutePath().toString()
                : value;
    }
}
