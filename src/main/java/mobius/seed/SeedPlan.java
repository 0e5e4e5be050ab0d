package mobius.seed;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.data.Feeders;
import mobius.data.feeder.FeederFile;
import mobius.seed.client.SeedingException;

/**
 * The planned state of a platform. Every account of the region exists. The projects in the data are divided evenly among all
 * accounts that may write, and the contexts evenly among the projects, in the order of the files; over all regions each row is
 * used once. If there are fewer rows than the required minimum, the files are read again from the first row. The same data and
 * the same minimum always give the same plan.
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
     * The minimum per account and per project.
     *
     * @param projectsPerAccount for each account that may write; at least 1
     * @param contextsPerProject at least 1
     */
    public record Least(int projectsPerAccount, int contextsPerProject) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one of them is below 1
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
     * Reads and checks all of the data once.
     *
     * @param region the region whose accounts and data the platform may hold
     * @param most how many accounts of the region take part, from the first; empty for all
     * @param least the minimum per account and per project
     * @throws SeedingException with every problem found in the data, or if the region has no account
     * @throws IOException if a file disappears while it is read
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

    /** The number of accounts in the region, including those that may only read. */
    public long accounts() {
        return population.ofRegion();
    }

    /** The number of projects in the region. */
    public long projects() {
        return population.writersOfRegion().stream()
                .mapToLong(writer -> projects.to(writer) - projects.from(writer))
                .sum();
    }

    /** The number of contexts in the region. */
    public long contexts() {
        return population.writersOfRegion().stream()
                .mapToLong(writer -> contexts.from(projects.to(writer)) - contexts.from(projects.from(writer)))
                .sum();
    }

    /** Opens the plan account by account. The data are read while the caller iterates, so memory does not grow with the data. */
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
