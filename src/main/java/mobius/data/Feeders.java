package mobius.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
        return new Feeders(folder + "/", name -> open(folder.resolve(name)));
    }

    /** The feeders that are packed with the suite, under {@code feeders/}. */
    public static Feeders onClassPath() {
        return new Feeders("feeders/", name -> {
            InputStream found = Feeders.class.getResourceAsStream("/feeders/" + name);
            if (found == null) {
                throw new FileNotFoundException(name);
            }
            return found;
        });
    }

    /**
     * Reads every row of the files.
     *
     * @return all problems, each a sentence that names the file, the line and what to do; empty when there are none
     */
    public List<String> check(List<FeederFile> files) {
        List<String> problems = new ArrayList<>();
        for (FeederFile file : files) {
            problems.addAll(check(file));
        }
        return List.copyOf(problems);
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

    private List<String> check(FeederFile file) {
        String path = path(file);
        FeederCheck check = new FeederCheck(path, file.required());
        try (InputStream in = source.open(file.name())) {
            if (file.isCsv()) {
                new CsvRows(in).readInto(check);
            } else {
                new JsonRows(in).readInto(check);
            }
            return check.problems();
        } catch (FileNotFoundException e) {
            return List.of(path + " does not exist; make it with bin/mobius generate or put your own there");
        } catch (IOException e) {
            return check.problemsUntil(e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException(file.toString());
        }
        return Files.newInputStream(file);
    }
}
