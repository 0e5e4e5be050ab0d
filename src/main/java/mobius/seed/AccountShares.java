package mobius.seed;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobius.data.Account;
import mobius.data.ContextRow;
import mobius.data.Project;
import mobius.data.feeder.Rows;

/** Supplies the shares of a plan one account at a time, in the order of the files. Thread-safe. */
final class AccountShares implements WorkerPool.Source<AccountShare>, Closeable {

    private final Rows<Account> accounts;
    private final String region;
    private final CyclingRows<Project> projects;
    private final EvenPartition projectsOfAccount;
    private final CyclingRows<ContextRow> contexts;
    private final EvenPartition contextsOfProject;
    private long writer;

    /**
     * Creates the source. It takes over the three open files, and closes them.
     *
     * @param region only accounts of this region are returned; writers of other regions still take their share of the rows
     * @param projectsOfAccount assigns projects to the writers of all regions
     * @param contextsOfProject assigns contexts to projects
     */
    AccountShares(
            Rows<Account> accounts,
            String region,
            CyclingRows<Project> projects,
            EvenPartition projectsOfAccount,
            CyclingRows<ContextRow> contexts,
            EvenPartition contextsOfProject) {
        this.accounts = accounts;
        this.region = region;
        this.projects = projects;
        this.projectsOfAccount = projectsOfAccount;
        this.contexts = contexts;
        this.contextsOfProject = contextsOfProject;
    }

    /** Returns the share of the next account of the region; empty at the end of the file. */
    @Override
    public synchronized Optional<AccountShare> next() throws IOException {
        while (accounts.hasNext()) {
            Account account = accounts.next();
            boolean isHere = AccountCounts.isOf(region, account);
            boolean mayWrite = AccountCounts.mayWrite(account);
            long number = mayWrite ? writer++ : -1;
            if (isHere) {
                return Optional.of(new AccountShare(account, mayWrite ? projects(number) : List.of()));
            }
        }
        return Optional.empty();
    }

    /** Returns the projects of a writer. Rows are read in ascending order only, which {@link CyclingRows} requires. */
    private List<ProjectShare> projects(long account) throws IOException {
        List<ProjectShare> share = new ArrayList<>();
        for (long number = projectsOfAccount.from(account); number < projectsOfAccount.to(account); number++) {
            share.add(new ProjectShare(projects.at(number), contexts(number)));
        }
        return share;
    }

    private List<ContextRow> contexts(long project) throws IOException {
        List<ContextRow> share = new ArrayList<>();
        for (long number = contextsOfProject.from(project); number < contextsOfProject.to(project); number++) {
            share.add(contexts.at(number));
        }
        return share;
    }

    @Override
    public void close() throws IOException {
        accounts.close();
        projects.close();
        contexts.close();
    }
}
