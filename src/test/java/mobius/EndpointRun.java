package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.measure.Measurement;
import mobius.report.text.RunReport;
import mobius.run.folder.RunFolder;
import mobius.run.judge.RunJudge;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;

/** A short run of a simulation about single endpoints, and its verdict. */
final class EndpointRun {

    private static final List<Integer> JUDGED = List.of(0, 2, 3);

    private final Path folder;
    private final RunReport judged;

    private EndpointRun(Path folder) {
        this.folder = folder;
        this.judged = RunJudge.judge(new RunFolder(folder), Optional.empty());
    }

    static EndpointRun of(String simulation, Path folder, Map<String, String> settings) throws Exception {
        try (GatlingJvm jvm = GatlingJvm.start(simulation, folder, settings, Map.of())) {
            assertThat(jvm.exitCode()).as(jvm.output()).isIn(JUDGED);
            return new EndpointRun(parent(jvm));
        }
    }

    private static Path parent(GatlingJvm jvm) throws IOException {
        return jvm.log().resolveSibling("");
    }

    /** A file of the run. */
    Path file(String name) {
        return folder.resolve(name);
    }

    Measurement measurement() {
        return judged.measurement();
    }

    /** The findings whose ids begin so. */
    Stream<Finding> findings(String id) {
        return judged.verdict().findings().stream()
                .filter(finding -> finding.id().startsWith(id));
    }

    /** The subjects of those that hold something against the platform. */
    List<String> accused(String id) {
        return findings(id)
                .filter(finding -> finding.status() == Status.FAIL || finding.status() == Status.SUSPECT)
                .map(Finding::subject)
                .toList();
    }
}
