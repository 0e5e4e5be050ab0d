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

/** The location of the feeder files. Checks them before a run and reads them. */
public final class Feeders {

    private final String place;
    private final Source source;

    /** Opens a file by its name; throws {@link FileNotFoundException} if it does not exist. */
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

    /** The feeders that are packed with the suite as resources, under {@code feeders/}. */
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
     * Reads and checks every row of the files.
     *
     * @return all problems, each a sentence that names the file, the line and the remedy; empty if there are none
     */
    public List<String> check(List<FeederFile> files) {
        return files.stream().flatMap(file -> inspect(file).problems().stream()).toList();
    }

    /**
     * Passes each row to a consumer, as a map from field names to values. Fields that are not strings are left out.
     *
     * @throws IOException if the file is missing or malformed; {@link #check} reports the details
     */
    public void forEachRow(FeederFile file, Consumer<Map<String, String>> row) throws IOException {
        try (InputStream in = source.open(file.name())) {
            TextFields.readInto(file, in, row);
        }
    }

    /** The path of the file, for messages. */
    public String path(FeederFile file) {
        return place + file.name();
    }

    /** Reads and checks every row of the file. */
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
     * The result of checking a file.
     *
     * @param rows the number of rows, up to the point where reading failed, if it failed
     * @param problems each a sentence; empty if there are none
     */
    public record Inspection(long rows, List<String> problems) {

        public Inspection {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Opens the accounts and stops after the last of the first accounts of a region. Accounts of other regions in between are
     * included.
     *
     * @param most how many accounts of the region; empty for the whole file
     * @throws IOException if the file cannot be opened
     */
    public Rows<Account> accounts(String region, Optional<Integer> most) throws IOException {
        return most.isEmpty()
                ? accounts()
                : accounts().upTo(most.get(), account -> account.region().equals(region));
    }

    /**
     * Opens the accounts at the first row. Rows are parsed while the caller iterates, so the file should have passed its
     * inspection.
     *
     * @throws IOException if the file cannot be opened
     */
    public Rows<Account> accounts() throws IOException {
        return Rows.csv(source.open("accounts.csv"), Account.class);
    }

    /**
     * Opens the projects at the first row, as {@link #accounts()} does.
     *
     * @throws IOException if the file cannot be opened
     */
    public Rows<Project> projects() throws IOException {
        return Rows.csv(source.open("projects.csv"), Project.class);
    }

    /**
     * Opens the contexts at the first row, as {@link #accounts()} does.
     *
     * @throws IOException if the file cannot be opened
     */
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
