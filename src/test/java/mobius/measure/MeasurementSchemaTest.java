package mobius.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobius.measure.tally.Measurer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementSchemaTest {

    private final ExampleRun example;

    private final Path file;

    MeasurementSchemaTest(@TempDir Path folder) {
        this.example = new ExampleRun(folder.resolve("simulation.log"));
        this.file = folder.resolve("measurement.json");
    }

    @Test
    void theMeasurementOfAPlannedRunIsAsDocumented() throws IOException {
        Measurement measurement = example.measured(writer -> {
            ExampleRun.ok(writer, 2_000, 5_000);
            ExampleRun.ko(writer, 2_000, 1, "throttled");
            ExampleRun.ko(writer, 2_000, 1, "");
            writer.error("no attribute named id", 3_000);
        });

        assertThat(violations(measurement)).isEmpty();
    }

    @Test
    void theMeasurementOfALogAloneIsAsDocumented() throws IOException {
        assertThat(violations(Measurer.measure(Path.of("src/test/resources/mobius/runlog/gatling-3.15.1.log"))))
                .isEmpty();
    }

    @Test
    void theMeasurementOfNothingIsAsDocumented() throws IOException {
        assertThat(violations(Measurer.measure(Files.createFile(example.log()))))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNotDocumented() throws IOException {
        MeasurementFile.write(file, example.measured(writer -> {}));
        String json = Files.readString(file);

        assertThat(violations(json.replace("\"anomalies\"", "\"oddities\""))).hasSize(2);
        assertThat(violations(json.replace("\"COMPLETE\"", "\"FINE\""))).hasSize(1);
    }

    private List<Error> violations(Measurement measurement) throws IOException {
        MeasurementFile.write(file, measurement);
        return violations(Files.readString(file));
    }

    private static List<Error> violations(String json) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schemas/measurement.schema.json")))
                .validate(json, InputFormat.JSON);
    }
}
