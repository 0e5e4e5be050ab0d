package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.csv;
import static io.gatling.javaapi.core.CoreDsl.jsonFile;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;

import io.gatling.javaapi.core.FeederBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import mobius.config.PlatformSettings;
import mobius.data.Mark;
import mobius.injectors.InjectorShare;

/**
 * The data of the journeys. Every feeder goes round its file in the file's order: the files are shuffled when they are made,
 * so that each run of a seed has the same data in the same order, and none ends before the run does. Journeys share the
 * feeders.
 */
public final class Feeds {

    private static final String VIEWER = "viewer";

    /** Users who sign out end the sessions of their account, perhaps in other visits: they have accounts of their own. */
    private static final int ACCOUNTS_OF_ONE_THAT_LEAVES = 10;

    /** Multiples of it, without their whole parts, lie far apart from each other, however many there are. */
    private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

    private final int staying;
    private final FeederBuilder<Object> accounts;
    private final FeederBuilder<Object> leavingAccounts;
    private final FeederBuilder<?> projects;
    private final FeederBuilder<?> queries;
    private final FeederBuilder<?> prompts;
    private final FeederBuilder<Object> contexts;
    private final FeederBuilder<Object> files;

    /** Feeders of the only injector of a run. */
    public Feeds(PlatformSettings platform, Mark mark, long seed) {
        this(platform, mark, seed, InjectorShare.WHOLE);
    }

    /**
     * Feeders for a platform: the data of users stays in their region, and so do the users.
     *
     * @param mark what contexts carry
     * @param seed with which account the run begins: runs that follow each other with seeds of their own, as the steps of a
     *     search do, spend the requests that the platform's limiter allows an account on different accounts
     * @param share whose accounts and rows they have: no account serves two injectors
     */
    public Feeds(PlatformSettings platform, Mark mark, long seed, InjectorShare share) {
        String region = platform.region().toString();
        List<Map<String, Object>> writers = csv("feeders/accounts.csv").readRecords().stream()
                .filter(account -> region.equals(account.get("region")))
                .limit(platform.accounts().orElse(Integer.MAX_VALUE))
                .filter(account -> !VIEWER.equals(account.get("role")))
                .toList();
        int leaving = writers.size() / ACCOUNTS_OF_ONE_THAT_LEAVES;
        staying = writers.size() - leaving;
        List<Map<String, Object>> stayingAccounts = share.dealt(from(seed, writers.subList(leaving, writers.size())));
        List<Map<String, Object>> ownLeaving = share.dealt(from(seed, writers.subList(0, leaving)));
        accounts = listFeeder(stayingAccounts).circular();
        leavingAccounts =
                listFeeder(ownLeaving.isEmpty() ? stayingAccounts : ownLeaving).circular();
        projects = rows(csv("feeders/projects.csv"), share);
        queries = rows(csv("feeders/queries.csv"), share);
        prompts = rows(jsonFile("feeders/prompts.json"), share);
        MarkedContexts marked = new MarkedContexts(mark);
        contexts = listFeeder(share.rows(marked.records())).circular();
        files = listFeeder(share.rows(new ImportFiles(marked.all()).records(platform.largestImportBytes())))
                .circular();
    }

    private static FeederBuilder<?> rows(FeederBuilder<?> file, InjectorShare share) {
        return share.isWhole()
                ? file.circular()
                : listFeeder(share.rows(file.readRecords())).circular();
    }

    private static List<Map<String, Object>> from(long seed, List<Map<String, Object>> accounts) {
        double turns = seed * GOLDEN_RATIO;
        int first = (int) ((turns - Math.floor(turns)) * accounts.size());
        List<Map<String, Object>> turned = new ArrayList<>(accounts);
        Collections.rotate(turned, -first);
        return turned;
    }

    /** {@code email}, {@code name}: an account of the region that may write. */
    public FeederBuilder<Object> accounts() {
        return accounts;
    }

    /** As {@link #accounts}, other ones: accounts of users who sign out. */
    public FeederBuilder<Object> leavingAccounts() {
        return leavingAccounts;
    }

    /** How many accounts take turns at all injectors together, without those of users who sign out. */
    int accountsInTurn() {
        return staying;
    }

    /** {@code name}, {@code description}, {@code language}, {@code framework}, {@code repository_url}, {@code tags}. */
    public FeederBuilder<?> projects() {
        return projects;
    }

    /** {@code q}: what a user searches for, the common words as often as in a query log. */
    public FeederBuilder<?> queries() {
        return queries;
    }

    /** {@code messages}, {@code model}, {@code provider}, {@code temperature}: what a user asks a language model. */
    public FeederBuilder<?> prompts() {
        return prompts;
    }

    /**
     * {@code name}, {@code description}, {@code version}, {@code metadata} as JSON: a context to write, from 1 KB to some
     * 100 KB, marked.
     */
    public FeederBuilder<Object> contexts() {
        return contexts;
    }

    /**
     * {@code fileName}, {@code fileType}, {@code file}, {@code document}: a context to import, from 4 KB to
     * 2 MB of JSON or YAML, marked. {@code document} is what is in the file.
     */
    public FeederBuilder<Object> files() {
        return files;
    }
}
