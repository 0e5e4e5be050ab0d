package mobius.reference.store;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts with their workspaces, and the workspace of each project and context. Thread-safe. */
public final class Store {

    private final Accounts accounts = new Accounts();
    private final Map<UUID, Workspace> workspaces = new ConcurrentHashMap<>();

    /** Workspaces by the ids of the projects and contexts in them. */
    private final Map<UUID, Workspace> homes = new ConcurrentHashMap<>();

    private final Texts texts = new Texts();

    public Accounts accounts() {
        return accounts;
    }

    /** Returns the large texts that contexts share. */
    public Texts texts() {
        return texts;
    }

    /** Returns the workspace of an account, which is created when it is first needed. */
    public Workspace workspaceOf(Account account) {
        return workspaces.computeIfAbsent(account.id(), Workspace::new);
    }

    /** Returns the workspace that contains the project or context with this id. */
    public Optional<Workspace> homeOf(UUID id) {
        return Optional.ofNullable(homes.get(id));
    }

    public void put(Workspace workspace, Project project) {
        workspace.put(project);
        homes.put(project.id(), workspace);
    }

    public void put(Workspace workspace, Context context) {
        workspace.put(context);
        homes.put(context.id(), workspace);
    }

    /** Removes a project and its contexts. */
    public void removeProject(Workspace workspace, UUID id) {
        workspace.removeProject(id).forEach(homes::remove);
        homes.remove(id);
    }

    public void removeContext(Workspace workspace, UUID id) {
        workspace.removeContext(id);
        homes.remove(id);
    }
}
