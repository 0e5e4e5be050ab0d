package mobius.seed;

/**
 * Limits on the load that seeding puts on a platform, in addition to the platform's own rate limits.
 *
 * @param requestsPerSecond for all accounts together, at least 1
 * @param atOnce the number of accounts processed concurrently, at least 1
 */
public record SeedPace(int requestsPerSecond, int atOnce) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one of them is below 1
     */
    public SeedPace {
        if (requestsPerSecond < 1 || atOnce < 1) {
            throw new IllegalArgumentException("cannot send " + requestsPerSecond + " requests a second for " + atOnce
                    + " accounts at once; ask for at least 1 of each");
        }
    }
}
