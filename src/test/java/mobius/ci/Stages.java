package mobius.ci;

import groovy.lang.Closure;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pipeline and its stages, in the order in which Jenkins takes them. */
final class Stages {

    private static final String PIPELINE = "pipeline";

    private final CurrentBuild build;
    private final Map<String, Result> results = new HashMap<>();
    private final Set<String> outermost = new LinkedHashSet<>();
    private Section section = new Section(PIPELINE);
    private boolean isBroken;

    Stages(CurrentBuild build) {
        this.build = build;
    }

    /** Where the build is now. */
    Section now() {
        return section;
    }

    /** How a stage ended; null where it was not entered. */
    @Nullable
    Result result(String name) {
        return results.get(name);
    }

    /** Those of the pipeline itself. Jenkins can start a build again from any of them, without those before it. */
    Set<String> outermost() {
        return outermost;
    }

    void pipeline(Closure<?> body) {
        Section pipeline = section;
        body.call();
        pipeline.run();
        pipeline.end(build.result());
    }

    void stage(String name, Closure<?> body) {
        Section around = section;
        if (around.name().equals(PIPELINE)) {
            outermost.add(name);
        }
        Section stage = new Section(name);
        section = stage;
        body.call();
        if (!isBroken && stage.isWanted()) {
            results.put(name, Result.SUCCESS);
            attempt(stage::run);
            attempt(() -> stage.end(Objects.requireNonNull(results.get(name))));
        }
        section = around;
    }

    void catchError(Map<?, ?> how, Closure<?> body) {
        try {
            body.call();
        } catch (JenkinsBuild.StepFailed failed) {
            build.worsen(result(how, "buildResult"));
            results.merge(section.name(), result(how, "stageResult"), Result::worse);
        } catch (JenkinsBuild.Aborted aborted) {
            if (Boolean.FALSE.equals(how.get("catchInterruptions"))) {
                throw aborted;
            }
            build.worsen(Result.ABORTED);
        }
    }

    @Nullable
    Object worsen(Result result) {
        build.worsen(result);
        results.merge(section.name(), result, Result::worse);
        return null;
    }

    private void attempt(Runnable steps) {
        try {
            steps.run();
        } catch (JenkinsBuild.StepFailed failed) {
            isBroken = true;
            worsen(Result.FAILURE);
        } catch (JenkinsBuild.Aborted aborted) {
            isBroken = true;
            worsen(Result.ABORTED);
        }
    }

    private static Result result(Map<?, ?> how, String argument) {
        return Result.valueOf(String.valueOf(how.get(argument)));
    }
}
