package mobius.reference.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Generates the initial data. The same seed and files give the same accounts, projects and contexts with the same ids. */
public final class Seeding {

    /** Creation time of all data. It is constant, because the data must not depend on the time of the start. */
    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    /** A context without project and id. */
    private record Bundle(String name, String description, String version, String metadata, Terms terms) {}

    private final Templates templates;
    private final SplittableRandom random;

    /**
     * Creates a generator.
     *
     * @param templates of the data
     * @param seed of all random choices
     */
    public Seeding(Templates templates, long seed) {
        this.templates = templates;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Generates a store.
     *
     * @param accounts the number of accounts
     * @param projectsPerAccount in each account
     * @param contextsPerProject in each project
     * @param password of every account
     * @throws IllegalArgumentException if {@code feeders/accounts.csv} has fewer accounts
     */
    public Store draw(int accounts, int projectsPerAccount, int contextsPerProject, PasswordHash password) {
        if (accounts > templates.accounts().size()) {
            throw new IllegalArgumentException("mobius.embedded.data.accounts = " + accounts
                    + " is more than the " + templates.accounts().size()
                    + " rows of feeders/accounts.csv; lower it or add rows to the file");
        }
        Store store = new Store();
        List<Bundle> bundles = bundles(store.texts());
        for (Templates.AccountRow row : templates.accounts().subList(0, accounts)) {
            Account account = account(row, password);
            store.accounts().add(account);
            fill(store, account, projectsPerAccount, contextsPerProject, bundles);
        }
        return store;
    }

    private void fill(Store store, Account account, int projects, int contexts, List<Bundle> bundles) {
        Workspace workspace = store.workspaceOf(account);
        for (int i = 0; i < projects; i++) {
            Project project = project(
                    account,
                    templates.projects().get(random.nextInt(templates.projects().size())));
            store.put(workspace, project);
            for (int j = 0; j < contexts; j++) {
                store.put(workspace, context(project, bundles.get(random.nextInt(bundles.size()))));
            }
        }
    }

    private Account account(Templates.AccountRow row, PasswordHash password) {
        UUID id = Ids.draw(random);
        return new Account(id, row.email(), row.name(), Role.of(row.role()), row.region(), password, CREATED, CREATED);
    }

    private Project project(Account owner, Templates.ProjectRow row) {
        return new Project(
                Ids.draw(random),
                owner.id(),
                row.name(),
                row.description(),
                row.language(),
                row.framework(),
                row.repositoryUrl(),
                row.tagList(),
                "{}",
                Project.DEFAULT_SETTINGS,
                CREATED,
                CREATED);
    }

    private Context context(Project project, Bundle bundle) {
        return new Context(
                Ids.draw(random),
                project.id(),
                bundle.name(),
                bundle.description(),
                bundle.version(),
                bundle.metadata(),
                bundle.terms(),
                CREATED,
                CREATED);
    }

    private List<Bundle> bundles(Texts texts) {
        List<Bundle> bundles = new ArrayList<>();
        for (Templates.ContextRow row : templates.contexts()) {
            bundles.add(new Bundle(
                    row.name(),
                    row.description(),
                    row.version(),
                    texts.keep(row.metadata().toString()),
                    Context.termsOf(row.name(), row.description())));
        }
        return bundles;
    }
}
