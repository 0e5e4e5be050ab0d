package mobius.seed;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobius.data.Account;
import mobius.data.ContextRow;
import mobius.data.Project;
import mobius.data.Rows;

/** A plan, account by account, in the order of the files. Any number of threads may take from it. */
final class Shares implements Crew.Source<AccountShare>, Closeable {

    private final Rows<Account> accounts;
    private final String region;
    private final Laps<Project> projects;
    private final Deal projectsOfAccount;
    private final Laps<ContextRow> contexts;
    private final Deal contextsOfProject;
    private long writer;

    Shares(
            Rows<Account> accounts,
            String region,
            Laps<Project> projects,
            Deal projectsOfAccount,
            Laps<ContextRow> contexts,
            Deal contextsOfProject) {
        this.accounts = accounts;
        this.region = region;
        this.projects = projects;
        this.projectsOfAccount = projectsOfAccount;
        this.contexts = contexts;
        this.contextsOfProject = contextsOfProject;
    }

    @Override
    public synchronized Optional<AccountShare> next() throws IOException {
        while (accounts.hasNext()) {
            Account account = accounts.next();
            boolean isHere = Population.isOf(region, account);
            boolean mayWrite = Population.mayWrite(account);
            long number = mayWrite ? writer++ : -1;
            if (isHere) {
                return Optional.of(new AccountShare(account, mayWrite ? projects(number) : List.of()));
            }
        }
        return Optional.empty();
    }

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
