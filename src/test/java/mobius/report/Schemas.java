package mobius.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The documented formats of the files of a run. */
public final class Schemas {

    private Schemas() {}

    /** What is wrong with the JSON by {@code docs/schemas/<name>.schema.json}. */
    public static List<String> violations(String name, String json) throws IOException {
        String schema = Files.readString(Path.of("docs", "schemas", name + ".schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON)
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }
}
