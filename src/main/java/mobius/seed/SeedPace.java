package mobius.seed;

/**
 * How hard a platform may be worked, beside its own rate limits.
 *
 * @param requestsPerSecond over all accounts, at least 1
 * @param atOnce how many accounts are worked on at the same time, at least 1
 */
public record SeedPace(int requestsPerSecond, int atOnce) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException when one is below 1
     */
    public SeedPace {
        if (requestsPerSecond < 1 || atOnce < 1) {
            throw new IllegalArgumentException("cannot send " + requestsPerSecond + " requests a second for " + atOnce
                    + " accounts at once; ask for at least 1 of each");
        }
    }
}
