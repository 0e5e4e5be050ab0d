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
 * The accounts in the data, counted.
 *
 * @param writers all that may write, in every region
 * @param ofRegion those of the region, readers too
 * @param writersOfRegion the numbers of the region's writers among all writers, from 0 on
 */
record AccountCounts(long writers, long ofRegion, List<Long> writersOfRegion) {

    static final FeederFile FILE = new FeederFile("accounts.csv", List.of("email", "name", "region", "role"));

    private static final String VIEWER = "viewer";

    AccountCounts {
        writersOfRegion = List.copyOf(writersOfRegion);
    }

    /**
     * Counts them.
     *
     * @throws SeedingException when two have the same address
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

    static boolean isOf(String region, Account account) {
        return account.region().equals(region);
    }

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
