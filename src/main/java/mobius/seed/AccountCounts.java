package mobius.seed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mobius.data.Account;
import mobius.data.Feeders;
import mobius.data.feeder.FeederFile;
import mobius.data.feeder.Rows;
import mobius.seed.client.SeedingException;

/**
 * Counts of the accounts in the data.
 *
 * @param writers accounts of all regions that may write
 * @param ofRegion accounts of the region, including those that may only read
 * @param writersOfRegion the numbers of the region's writers among the writers of all regions, from 0, ascending
 */
record AccountCounts(long writers, long ofRegion, List<Long> writersOfRegion) {

    /** The file with the accounts, and the columns that it must have. */
    static final FeederFile FILE = new FeederFile("accounts.csv", List.of("email", "name", "region", "role"));

    private static final String VIEWER = "viewer";

    AccountCounts {
        writersOfRegion = List.copyOf(writersOfRegion);
    }

    /**
     * Counts the accounts.
     *
     * @param region the region whose accounts are counted
     * @param most how many accounts of the region take part; empty for all
     * @throws SeedingException if two accounts have the same address, regardless of case
     * @throws IOException if the file cannot be read
     */
    static AccountCounts count(Feeders feeders, String region, Optional<Integer> most) throws IOException {
        Set<String> emails = new HashSet<>();
        List<Long> writersHere = new ArrayList<>();
        long writers = 0;
        long here = 0;
        try (Rows<Account> accounts = feeders.accounts(region, most)) {
            while (accounts.hasNext()) {
                Account account = accounts.next();
                refuseSecond(account.email(), emails);
                here += isOf(region, account) ? 1 : 0;
                if (isOf(region, account) && mayWrite(account)) {
                    writersHere.add(writers);
                }
                writers += mayWrite(account) ? 1 : 0;
            }
        }
        return new AccountCounts(writers, here, writersHere);
    }

    /** Whether the account belongs to the region. */
    static boolean isOf(String region, Account account) {
        return account.region().equals(region);
    }

    /** Whether the account may create projects and contexts: every role may, except {@code viewer}. */
    static boolean mayWrite(Account account) {
        return !account.role().equals(VIEWER);
    }

    private static void refuseSecond(String email, Set<String> emails) {
        if (!emails.add(email.toLowerCase(Locale.ROOT))) {
            throw new SeedingException("accounts.csv has the address " + email
                    + " twice, but a platform accepts it only once; remove one of the rows");
        }
    }
}
