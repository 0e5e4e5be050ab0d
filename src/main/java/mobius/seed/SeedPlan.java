package mobius.seed;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.data.Feeders;
import mobius.data.feeder.FeederFile;
import mobius.seed.client.SeedingException;

/**
 * The state to which a platform is brought. Every account of the region exists. The projects in the data are dealt in equal
 * parts to all accounts that may write, and the contexts to the projects, in the order of the files: over all regions each row
 * is used once. Where there are fewer rows than the least that everyone is to have, the files are used again from the first
 * row on. The same data and least numbers give the same plan, however often it is made.
 */
public final class SeedPlan {

    private static final FeederFile PROJECTS = new FeederFile(
            "projects.csv", List.of("name", "description", "language", "framework", "repository_url", "tags"));
    private static final FeederFile CONTEXTS =
            new FeederFile("contexts.json", List.of("name", "description", "version", "metadata"));

    private final Feeders feeders;
    private final String region;
    private final Optional<Integer> most;
    private final AccountCounts population;
    private final EvenPartition projects;
    private final EvenPartition contexts;
    private final long projectRows;
    private final long contextRows;

    /**
     * The least that everyone has.
     *
     * @param projectsPerAccount that may write; at least 1
     * @param contextsPerProject at least 1
     */
    public record Least(int projectsPerAccount, int contextsPerProject) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException when one is below 1
         */
        public Least {
            if (projectsPerAccount < 1 || contextsPerProject < 1) {
                throw new IllegalArgumentException("cannot make " + projectsPerAccount + " projects per account with "
                        + contextsPerProject + " contexts each; ask for at least 1 of both");
            }
        }
    }

    private SeedPlan(
            Feeders feeders,
            String region,
            Optional<Integer> most,
            Least least,
            AccountCounts population,
            long projectRows,
            long contextRows) {
        this.feeders = feeders;
        this.region = region;
        this.most = most;
        this.population = population;
        this.projectRows = projectRows;
        this.contextRows = contextRows;
        long players = Math.max(1, population.writers());
        projects = new EvenPartition(Math.max(projectRows, players * least.projectsPerAccount()), players);
        contexts = new EvenPartition(
                Math.max(contextRows, projects.cards() * least.contextsPerProject()), projects.cards());
    }

    /**
     * Reads all of the data once.
     *
     * @param region whose accounts and data the platform may hold
     * @param most how many accounts of the region take part, the first ones; empty for all
     * @throws SeedingException with everything that is wrong with the data
     * @throws IOException when a file that was there is not any more
     */
    public static SeedPlan read(Feeders feeders, String region, Optional<Integer> most, Least least)
            throws IOException {
        Feeders.Inspection accounts = feeders.inspect(AccountCounts.FILE);
        Feeders.Inspection projects = feeders.inspect(PROJECTS);
        Feeders.Inspection contexts = feeders.inspect(CONTEXTS);
        SeedingException.throwIfAny(Stream.of(accounts, projects, contexts)
                .flatMap(file -> file.problems().stream())
                .toList());
        AccountCounts population = AccountCounts.count(feeders, region, most);
        if (population.ofRegion() == 0) {
            throw new SeedingException("accounts.csv has no account of the region " + region
                    + "; set mobius.target.region to the region of the platform, or add accounts of that region");
        }
        return new SeedPlan(feeders, region, most, least, population, projects.rows(), contexts.rows());
    }

    /** How many accounts of the region there will be. */
    public long accounts() {
        return population.ofRegion();
    }

    /** How many projects they will have together. */
    public long projects() {
        return population.writersOfRegion().stream()
                .mapToLong(writer -> projects.to(writer) - projects.from(writer))
                .sum();
    }

    /** How many contexts they will have together. */
    public long contexts() {
        return population.writersOfRegion().stream()
                .mapToLong(writer -> contexts.from(projects.to(writer)) - contexts.from(projects.from(writer)))
                .sum();
    }

    /** The plan account by account, read while it is asked for. */
    AccountShares shares() throws IOException {
        return new AccountShares(
                feeders.accounts(region, most),
                region,
                new CyclingRows<>(feeders::projects, projectRows),
                projects,
                new CyclingRows<>(feeders::contexts, contextRows),
                contexts);
    }
}
