package mobius.ci;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyClassLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.ResourceGroovyMethods;
import org.jspecify.annotations.Nullable;

/**
 * One build of a declarative pipeline. Directives are honoured in Jenkins' order and steps are recorded; what a script of {@code sh}
 * does, the test's shell decides.
 */
final class JenkinsBuild {

    /** A step that was taken, with the stage in which it was. */
    record Step(String stage, String name, List<Object> arguments) {

        /** One of its named arguments. */
        String named(String argument) {
            return String.valueOf(((Map<?, ?>) arguments.get(0)).get(argument));
        }
    }

    /** A step has failed. */
    static final class StepFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        StepFailed(String why) {
            super(why);
        }
    }

    /** Somebody has pressed the button. */
    static final class Aborted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** The agent is lost, or Jenkins itself: nothing comes after it, no {@code post} either. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** By its text: hundreds of builds run the same one, and compiling it takes longer than running it. */
    private static final Map<String, Class<?>> COMPILED = new ConcurrentHashMap<>();

    private final int number;
    private final @Nullable JenkinsBuild earlier;
    private final CurrentBuild build;
    private final Artifacts artifacts = new Artifacts();
    private final Stages stages;
    private final List<Step> taken = new ArrayList<>();
    private final Map<String, String> parameters;
    private final Map<String, String> environment = new HashMap<>(Map.of("JOB_NAME", "mobius"));
    private final Set<String> failing = new HashSet<>();
    private final Set<String> cutOff = new HashSet<>();
    private final Variables variables;
    private final Path workspace;
    private Path current;
    private final Shell shell;

    /** The first build of a job, with these parameters, of which it has none in truth. */
    JenkinsBuild(Map<String, String> parameters, Path workspace, Shell shell) {
        this(null, parameters, workspace, shell);
    }

    /** A build after another one of its job. */
    JenkinsBuild(@Nullable JenkinsBuild earlier, Map<String, String> parameters, Path workspace, Shell shell) {
        this.number = earlier == null ? 1 : earlier.number + 1;
        this.earlier = earlier;
        this.build = new CurrentBuild(number, environment, earlier == null ? null : earlier.build);
        this.stages = new Stages(build);
        this.parameters = Map.copyOf(parameters);
        this.variables = new Variables(parameters);
        this.workspace = workspace;
        this.current = workspace;
        this.shell = shell;
        environment.put("BUILD_NUMBER", Integer.toString(number));
        environment.put("BUILD_URL", "http://127.0.0.1/job/mobius/" + number + "/");
    }

    /** Where the controller has set a variable. */
    JenkinsBuild with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Where the disk of the controller is full before all files of a pattern are archived. */
    JenkinsBuild losingTheEndOf(String pattern) {
        cutOff.add(pattern);
        return this;
    }

    /** Where a plugin's step fails. */
    JenkinsBuild failing(String step) {
        failing.add(step);
        return this;
    }

    /** Executes a pipeline. */
    JenkinsBuild run(Path jenkinsfile) throws IOException {
        Binding names = new Binding();
        names.setVariable(PipelineScript.JENKINS, this);
        names.setVariable("params", parameters);
        names.setVariable("env", new Environment(environment));
        names.setVariable("currentBuild", build);
        names.setVariable("any", "any");
        names.setVariable("none", "none");
        try {
            Class<?> pipeline = COMPILED.computeIfAbsent(Files.readString(jenkinsfile), JenkinsBuild::compiled);
            InvokerHelper.createScript(pipeline, names).run();
        } catch (Lost lost) {
            build.worsen(Result.ABORTED);
        }
        return this;
    }

    private static Class<?> compiled(String jenkinsfile) {
        CompilerConfiguration asPipeline = new CompilerConfiguration();
        asPipeline.setScriptBaseClass(PipelineScript.class.getName());
        return new GroovyClassLoader(JenkinsBuild.class.getClassLoader(), asPipeline).parseClass(jenkinsfile);
    }

    Result result() {
        return build.result();
    }

    @Nullable
    String description() {
        return build.getDescription();
    }

    /** How a stage ended; null where it was not entered. */
    @Nullable
    Result stage(String name) {
        return stages.result(name);
    }

    Stages stages() {
        return stages;
    }

    Artifacts artifacts() {
        return artifacts;
    }

    /** All steps of one name, in their order. */
    List<Step> steps(String name) {
        return taken.stream().filter(step -> step.name.equals(name)).toList();
    }

    @Nullable
    Object call(String name, List<Object> arguments) {
        Closure<?> body = !arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof Closure<?> closure
                ? closure
                : null;
        if (!name.equals("pipeline") && !name.equals("stage")) {
            taken.add(new Step(stages.now().name(), name, arguments));
        }
        return body == null ? step(name, arguments) : block(name, arguments, body);
    }

    private @Nullable Object block(String name, List<Object> arguments, Closure<?> body) {
        switch (name) {
            case "pipeline" -> stages.pipeline(body);
            case "stage" -> stages.stage(arguments.get(0).toString(), body);
            case "steps", "stages" -> stages.now().body(body);
            case "always", "unsuccessful", "fixed" -> stages.now().afterwards(name, body);
            case "expression" -> stages.now().wantedIf(Boolean.TRUE.equals(body.call()));
            case "catchError" -> stages.catchError((Map<?, ?>) arguments.get(0), body);
            case "dir" -> inFolder(arguments.get(0).toString(), body);
            case "withEnv" -> variables.withAssigned((List<?>) arguments.get(0), body);
            case "withCredentials" -> variables.withSecrets((List<?>) arguments.get(0), body);
            case "triggers", "options", "parameters", "when", "post", "timeout" -> body.call();
            default -> throw new AssertionError("unknown to the stand-in: " + name);
        }
        return null;
    }

    private @Nullable Object step(String name, List<Object> arguments) {
        if (failing.contains(name)) {
            throw new StepFailed(name);
        }
        return switch (name) {
            case "sh" -> sh(arguments.get(0));
            case "error" -> throw new StepFailed(arguments.get(0).toString());
            case "unstable" -> stages.worsen(Result.UNSTABLE);
            case "deleteDir" -> delete(current);
            case "fileExists" -> Files.exists(file(arguments));
            case "readFile" -> read(file(arguments));
            case "string", "choice", "specific" -> arguments.get(0);
            case "copyArtifacts" -> copyArtifacts((Map<?, ?>) arguments.get(0));
            case "archiveArtifacts" -> archive((Map<?, ?>) arguments.get(0));
            case "agent", "cron", "lock", "disableConcurrentBuilds", "buildDiscarder", "logRotator" -> null;
            case "copyArtifactPermission", "junit", "publishHTML", "mail" -> null;
            default -> throw new AssertionError("unknown to the stand-in: " + name);
        };
    }

    private @Nullable Object sh(Object argument) {
        Map<?, ?> how = argument instanceof Map<?, ?> map ? map : Map.of("script", argument);
        Shell.Ended ended = shell.run(String.valueOf(how.get("script")), variables.now());
        if (Boolean.TRUE.equals(how.get("returnStatus"))) {
            return ended.exitCode();
        }
        if (ended.exitCode() != 0) {
            throw new StepFailed("script returned exit code " + ended.exitCode());
        }
        return Boolean.TRUE.equals(how.get("returnStdout")) ? ended.output() : null;
    }

    /** A copy brings at least one file, or it has failed. */
    private @Nullable Object copyArtifacts(Map<?, ?> how) {
        JenkinsBuild source = Objects.requireNonNull(earlier);
        while (source.number != Integer.parseInt(String.valueOf(how.get("selector")))) {
            source = Objects.requireNonNull(source.earlier);
        }
        if (source.artifacts.copyTo(workspace, String.valueOf(how.get("filter"))) == 0) {
            throw new StepFailed("0 files were copied");
        }
        return null;
    }

    private @Nullable Object archive(Map<?, ?> how) {
        String patterns = String.valueOf(how.get("artifacts"));
        artifacts.archive(workspace, patterns);
        if (cutOff.contains(patterns)) {
            artifacts.loseOneOf(patterns);
            throw new StepFailed("No space left on device");
        }
        return null;
    }

    private void inFolder(String folder, Closure<?> body) {
        current = workspace.resolve(folder);
        try {
            body.call();
        } finally {
            current = workspace;
        }
    }

    private static @Nullable Object delete(Path folder) {
        ResourceGroovyMethods.deleteDir(folder.toFile());
        return null;
    }

    private Path file(List<Object> arguments) {
        return workspace.resolve(arguments.get(0).toString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new StepFailed(String.valueOf(missing.getMessage()));
        }
    }
}
