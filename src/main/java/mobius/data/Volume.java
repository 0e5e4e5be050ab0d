package mobius.data;

/**
 * The number of rows to generate for each feeder.
 *
 * @param accounts rows of accounts.csv, at least 1
 * @param projects rows of projects.csv, at least 1
 * @param contexts elements of contexts.json, at least 1; each takes about 20 KB
 * @param queries rows of queries.csv, at least 1
 * @param prompts elements of prompts.json, at least 1
 */
public record Volume(int accounts, int projects, int contexts, int queries, int prompts) {

    /** The volume of the files in {@code feeders/}, which are under version control. */
    public static final Volume COMMITTED = new Volume(10_000, 200, 165, 5_000, 200);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one of them is below 1
     */
    public Volume {
        atLeastOne("accounts", accounts);
        atLeastOne("projects", projects);
        atLeastOne("contexts", contexts);
        atLeastOne("queries", queries);
        atLeastOne("prompts", prompts);
    }

    private static void atLeastOne(String what, int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("cannot make " + rows + " " + what + "; ask for at least 1");
        }
    }
}
