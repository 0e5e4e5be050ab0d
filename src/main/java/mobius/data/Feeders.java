package mobius.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import mobius.data.feeder.CsvRows;
import mobius.data.feeder.FeederCheck;
import mobius.data.feeder.FeederFile;
import mobius.data.feeder.JsonRows;
import mobius.data.feeder.Rows;
import mobius.data.feeder.TextFields;
import mobius.text.Utf8;

/** Where feeders are read from, and the check of them before a run. */
public final class Feeders {

    private final String place;
    private final Source source;

    private interface Source {
        InputStream open(String name) throws IOException;
    }

    private Feeders(String place, Source source) {
        this.place = place;
        this.source = source;
    }

    /** The feeders in a folder, for example {@code target/data}. */
    public static Feeders in(Path folder) {
        return new Feeders(folder + "/", name -> Utf8.stream(open(folder.resolve(name))));
    }

    /** The feeders that are packed with the suite, under {@code feeders/}. */
    public static Feeders onClassPath() {
        return new Feeders("feeders/", name -> {
            InputStream found = Feeders.class.getResourceAsStream("/feeders/" + name);
            if (found == null) {
                throw new FileNotFoundException(name);
            }
            return Utf8.stream(found);
        });
    }

    /**
     * Reads every row of the files.
     *
     * @return all problems, each a sentence that names the file, the line and what to do; empty when there are none
     */
    public List<String> check(List<FeederFile> files) {
        return files.stream().flatMap(file -> inspect(file).problems().stream()).toList();
    }

    /**
     * Hands over the fields of each row that are texts, by name.
     *
     * @throws IOException when the file is not there or is malformed, which {@link #check} tells in full
     */
    public void forEachRow(FeederFile file, Consumer<Map<String, String>> row) throws IOException {
        try (InputStream in = source.open(file.name())) {
            TextFields.readInto(file, in, row);
        }
    }

    /** Where the file is, as messages name it. */
    public String path(FeederFile file) {
        return place + file.name();
    }

    /** Reads every row of the file. */
    public Inspection inspect(FeederFile file) {
        String path = path(file);
        FeederCheck check = new FeederCheck(path, file.required());
        try (InputStream in = source.open(file.name())) {
            if (file.isCsv()) {
                new CsvRows(in).readInto(check);
            } else {
                new JsonRows(in).readInto(check);
            }
            return new Inspection(check.rows(), check.problems());
        } catch (FileNotFoundException e) {
            return new Inspection(
                    0, List.of(path + " does not exist; create it with bin/mobius generate or put your own there"));
        } catch (IOException e) {
            return new Inspection(check.rows(), check.problemsUntil(e));
        }
    }

    /**
     * What was found in a file.
     *
     * @param rows how many there are, up to the place where the file turned out not to be readable
     * @param problems each a sentence; empty when there are none
     */
    public record Inspection(long rows, List<String> problems) {

        public Inspection {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The accounts up to the last of the first ones of a region; those of other regions between them are among the rows.
     *
     * @param most how many of the region; empty for all
     */
    public Rows<Account> accounts(String region, Optional<Integer> most) throws IOException {
        return most.isEmpty()
                ? accounts()
                : accounts().upTo(most.get(), account -> account.region().equals(region));
    }

    /** The accounts from the first on, read while they are asked for. The file has passed its inspection. */
    public Rows<Account> accounts() throws IOException {
        return Rows.csv(source.open("accounts.csv"), Account.class);
    }

    /** The projects from the first on, as {@link #accounts()}. */
    public Rows<Project> projects() throws IOException {
        return Rows.csv(source.open("projects.csv"), Project.class);
    }

    /** The contexts from the first on, as {@link #accounts()}. */
    public Rows<ContextRow> contexts() throws IOException {
        return Rows.json(source.open("contexts.json"), ContextRow.class);
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException(file.toString());
        }
        return Files.newInputStream(file);
    }
}
