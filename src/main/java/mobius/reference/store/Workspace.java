package mobius.reference.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Projects and contexts of one account, oldest first. Each account has its own lock, so that accounts do not wait for each other.
 */
public final class Workspace {

    private final UUID ownerId;
    private final Map<UUID, Project> projects = new LinkedHashMap<>();
    private final Map<UUID, Context> contexts = new LinkedHashMap<>();

    Workspace(UUID ownerId) {
        this.ownerId = ownerId;
    }

    public UUID ownerId() {
        return ownerId;
    }

    /** Returns all projects, oldest first. */
    public synchronized List<Project> projects() {
        return List.copyOf(projects.values());
    }

    public synchronized Optional<Project> project(UUID id) {
        return Optional.ofNullable(projects.get(id));
    }

    public synchronized Optional<Context> context(UUID id) {
        return Optional.ofNullable(contexts.get(id));
    }

    /** Returns the contexts of a project, oldest first. */
    public synchronized List<Context> contextsOf(UUID projectId) {
        return contexts.values().stream()
                .filter(context -> context.projectId().equals(projectId))
                .toList();
    }

    /** Returns the number of contexts of each project that has any. */
    public synchronized Map<UUID, Integer> contextCounts() {
        Map<UUID, Integer> counts = new HashMap<>();
        contexts.values().forEach(context -> counts.merge(context.projectId(), 1, Integer::sum));
        return counts;
    }

    /** Returns the contexts that match a query, the best first. The lock is held only while they are copied. */
    public List<SearchHit> search(SearchQuery query) {
        Set<String> wanted = query.wanted();
        return contexts().stream()
                .filter(query::admits)
                .map(context -> new SearchHit(context, score(context, wanted)))
                .sorted(SearchHit.BEST_FIRST)
                .toList();
    }

    /** Adds a project, or replaces the one with the same id. */
    synchronized void put(Project project) {
        projects.put(project.id(), project);
    }

    /** Adds a context, or replaces the one with the same id. */
    synchronized void put(Context context) {
        contexts.put(context.id(), context);
    }

    /**
     * Removes a project and its contexts.
     *
     * @return the ids of the contexts
     */
    synchronized List<UUID> removeProject(UUID id) {
        List<UUID> gone = contextsOf(id).stream().map(Context::id).toList();
        gone.forEach(contexts::remove);
        projects.remove(id);
        return gone;
    }

    synchronized void removeContext(UUID id) {
        contexts.remove(id);
    }

    private synchronized List<Context> contexts() {
        return new ArrayList<>(contexts.values());
    }

    private static double score(Context context, @Nullable Set<String> wanted) {
        return wanted == null ? 1 : context.terms().score(wanted);
    }
}
