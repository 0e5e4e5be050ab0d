package mobius.run.leg;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.config.ComparisonSettings;
import mobius.config.ComparisonSettings.Build;
import mobius.config.Settings;
import mobius.run.preflight.AnswerCheck;
import mobius.run.preflight.CostCheck;
import mobius.run.preflight.PlatformClient;
import mobius.run.preflight.Preflight;
import mobius.run.preflight.RunFileFactory;

/** Reasons not to start a live comparison. Each of its legs has a preflight of its own as well. */
final class ComparisonCheck {

    private final Settings settings;
    private final ComparisonSettings comparison;

    ComparisonCheck(Settings settings) {
        this.settings = settings;
        this.comparison = settings.comparison();
    }

    /**
     * Returns all reasons, a sentence each.
     *
     * @param needsAfter whether the second build takes part
     * @param mostLegs the largest number of legs
     */
    List<String> problems(boolean needsAfter, int mostLegs) {
        if (settings.isEmbedded()) {
            return List.of(
                    "the environment embedded starts one target of its own, but builds that are compared must be deployed"
                            + " already; name their environment, for example -Dmobius.environment=local");
        }
        List<String> problems = new ArrayList<>(Preflight.missingPassword(settings));
        problems.addAll(named(needsAfter));
        if (needsAfter) {
            problems.addAll(comparable());
        }
        problems.addAll(
                new CostCheck(settings.economy().prices()).problems(comparison.mostLoad(mostLegs), "the comparison"));
        problems.addAll(new LegLength(settings).problems());
        if (problems.isEmpty()) {
            problems.addAll(silent(needsAfter));
        }
        return problems;
    }

    private List<String> named(boolean needsAfter) {
        List<String> problems = new ArrayList<>();
        if (comparison.before().isEmpty()) {
            problems.add(unnamed("before"));
        }
        if (needsAfter && comparison.after().isEmpty()) {
            problems.add(unnamed("after"));
        }
        return problems;
    }

    private String unnamed(String side) {
        return "mobius.compare.%s is not set; add --%s %s"
                .formatted(
                        side,
                        side,
                        comparison.deployment().isPresent()
                                ? "with the name of the build that mobius.compare.deploy deploys"
                                : "with the base URL of the platform, or set mobius.compare.deploy to a command that"
                                        + " deploys a build");
    }

    /** Returns differences besides the build, which would be compared as well. */
    private List<String> comparable() {
        Optional<Build> before = comparison.before();
        Optional<Build> after = comparison.after();
        if (before.isPresent() && before.equals(after)) {
            return List.of("before and after are the same: " + before.get().name()
                    + "; name two builds, or add --calibrate to see how much runs of one of them differ");
        }
        return before.flatMap(Build::url)
                .flatMap(one -> after.flatMap(Build::url).map(other -> unlike(one, other)))
                .orElse(List.of());
    }

    private static List<String> unlike(URI one, URI other) {
        List<String> problems = new ArrayList<>();
        if (!one.getScheme().equals(other.getScheme())) {
            problems.add(
                    "one of %s and %s encrypts, which takes time; give both the same scheme".formatted(one, other));
        }
        if (RunFileFactory.isLocal(one) != RunFileFactory.isLocal(other)) {
            problems.add(("one of %s and %s is on this machine and the other one is not; compare two on this machine or"
                            + " two elsewhere")
                    .formatted(one, other));
        }
        return problems;
    }

    /** Returns true if the platform must respond before the first deployment. */
    private List<String> silent(boolean needsAfter) {
        if (comparison.deployment().isPresent()) {
            return List.of();
        }
        Stream<String> before = silent(comparison.before(), "mobius.compare.before");
        Stream<String> after = needsAfter ? silent(comparison.after(), "mobius.compare.after") : Stream.empty();
        return Stream.concat(before, after).toList();
    }

    private Stream<String> silent(Optional<Build> build, String setting) {
        return build.flatMap(Build::url).stream()
                .map(url -> new PlatformClient(url, settings.secrets().token()))
                .flatMap(client ->
                        new AnswerCheck(client, settings.target().answerWithin(), setting).problem().stream());
    }
}
