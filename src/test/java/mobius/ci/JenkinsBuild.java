package mobius.ci;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
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
import org.codehaus.groovy.control.CompilerConfiguration;
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

    private static final String PIPELINE = "pipeline";

    private final CurrentBuild build = new CurrentBuild();
    private final Map<String, Result> stages = new HashMap<>();
    private final List<Step> taken = new ArrayList<>();
    private final Map<String, String> parameters;
    private final Map<String, String> environment =
            new HashMap<>(Map.of("JOB_NAME", "mobius", "BUILD_URL", "http://127.0.0.1/job/mobius/1/"));
    private final Set<String> failing = new HashSet<>();
    private final Map<String, String> variables;
    private final Path workspace;
    private final Shell shell;
    private Section section = new Section(PIPELINE);
    private boolean isBroken;

    /** A build with these parameters; the first one of a job has none. */
    JenkinsBuild(Map<String, String> parameters, Path workspace, Shell shell) {
        this.parameters = Map.copyOf(parameters);
        this.variables = new HashMap<>(parameters);
        this.workspace = workspace;
        this.shell = shell;
    }

    /** Where the folder or the controller has set a variable. */
    JenkinsBuild with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Where a plugin's step fails. */
    JenkinsBuild failing(String step) {
        failing.add(step);
        return this;
    }

    /** Executes a pipeline. */
    JenkinsBuild run(Path jenkinsfile) throws IOException {
        CompilerConfiguration asPipeline = new CompilerConfiguration();
        asPipeline.setScriptBaseClass(PipelineScript.class.getName());
        Binding names = new Binding();
        names.setVariable(PipelineScript.JENKINS, this);
        names.setVariable("params", parameters);
        names.setVariable("env", environment);
        names.setVariable("currentBuild", build);
        names.setVariable("any", "any");
        new GroovyShell(JenkinsBuild.class.getClassLoader(), names, asPipeline).evaluate(jenkinsfile.toFile());
        return this;
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
        return stages.get(name);
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
        if (!name.equals(PIPELINE) && !name.equals("stage")) {
            taken.add(new Step(section.name(), name, arguments));
        }
        return body == null ? step(name, arguments) : block(name, arguments, body);
    }

    private @Nullable Object block(String name, List<Object> arguments, Closure<?> body) {
        switch (name) {
            case PIPELINE -> pipeline(body);
            case "stage" -> stage(arguments.get(0).toString(), body);
            case "steps", "stages" -> section.body(body);
            case "always", "unsuccessful", "fixed" -> section.afterwards(name, body);
            case "expression" -> section.wantedIf(Boolean.TRUE.equals(body.call()));
            case "catchError" -> catchError((Map<?, ?>) arguments.get(0), body);
            case "withEnv" -> withVariables(assignments((List<?>) arguments.get(0)), body);
            case "withCredentials" -> withVariables(secrets((List<?>) arguments.get(0)), body);
            case "triggers", "options", "parameters", "when", "post" -> body.call();
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
            case "unstable" -> worsen(Result.UNSTABLE);
            case "fileExists" -> Files.exists(file(arguments));
            case "readFile" -> read(file(arguments));
            case "string", "choice" -> arguments.get(0);
            case "agent", "cron", "lock", "disableConcurrentBuilds", "buildDiscarder", "logRotator" -> null;
            case "copyArtifactPermission", "copyArtifacts", "lastWithArtifacts", "timeout" -> null;
            case "junit", "publishHTML", "archiveArtifacts", "mail" -> null;
            default -> throw new AssertionError("unknown to the stand-in: " + name);
        };
    }

    private void pipeline(Closure<?> body) {
        Section pipeline = section;
        body.call();
        pipeline.run();
        pipeline.end(build.result());
    }

    private void stage(String name, Closure<?> body) {
        Section around = section;
        Section stage = new Section(name);
        section = stage;
        body.call();
        if (!isBroken && stage.isWanted()) {
            stages.put(name, Result.SUCCESS);
            run(stage);
            stage.end(Objects.requireNonNull(stages.get(name)));
        }
        section = around;
    }

    private void run(Section stage) {
        try {
            stage.run();
        } catch (StepFailed failed) {
            isBroken = true;
            worsen(Result.FAILURE);
        } catch (Aborted aborted) {
            isBroken = true;
            worsen(Result.ABORTED);
        }
    }

    private void catchError(Map<?, ?> how, Closure<?> body) {
        try {
            body.call();
        } catch (StepFailed failed) {
            build.worsen(result(how, "buildResult"));
            stages.merge(section.name(), result(how, "stageResult"), Result::worse);
        } catch (Aborted aborted) {
            if (Boolean.FALSE.equals(how.get("catchInterruptions"))) {
                throw aborted;
            }
            build.worsen(Result.ABORTED);
        }
    }

    private static Result result(Map<?, ?> how, String argument) {
        return Result.valueOf(String.valueOf(how.get(argument)));
    }

    private @Nullable Object worsen(Result result) {
        build.worsen(result);
        stages.merge(section.name(), result, Result::worse);
        return null;
    }

    private @Nullable Object sh(Object argument) {
        Map<?, ?> how = argument instanceof Map<?, ?> map ? map : Map.of("script", argument);
        Shell.Ended ended = shell.run(String.valueOf(how.get("script")), Map.copyOf(variables));
        if (Boolean.TRUE.equals(how.get("returnStatus"))) {
            return ended.exitCode();
        }
        if (ended.exitCode() != 0) {
            throw new StepFailed("script returned exit code " + ended.exitCode());
        }
        return Boolean.TRUE.equals(how.get("returnStdout")) ? ended.output() : null;
    }

    private void withVariables(Map<String, String> more, Closure<?> body) {
        Map<String, String> before = Map.copyOf(variables);
        variables.putAll(more);
        try {
            body.call();
        } finally {
            variables.clear();
            variables.putAll(before);
        }
    }

    private static Map<String, String> assignments(List<?> texts) {
        Map<String, String> assigned = new HashMap<>();
        for (Object text : texts) {
            String[] parts = text.toString().split("=", 2);
            assigned.put(parts[0], parts[1]);
        }
        return assigned;
    }

    private static Map<String, String> secrets(List<?> bindings) {
        Map<String, String> secrets = new HashMap<>();
        for (Object binding : bindings) {
            Map<?, ?> secret = (Map<?, ?>) binding;
            secrets.put(
                    String.valueOf(secret.get("variable")),
                    "the secret " + String.valueOf(secret.get("credentialsId")));
        }
        return secrets;
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
