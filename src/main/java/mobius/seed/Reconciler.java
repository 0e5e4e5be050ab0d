package mobius.seed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mobius.contract.UnexpectedAnswer;
import mobius.data.ContextRow;
import mobius.data.Mark;
import mobius.seed.client.AmbiguousOutcome;
import mobius.seed.client.RemoteItem;
import mobius.seed.client.SeedingException;

/**
 * Brings what one account owns of one run to its share of the plan: creates what is missing, and removes what the run has
 * created beyond it. It only ever compares what is there with what should be, so that it may be broken off anywhere and begun
 * again. What it creates must show in the platform's lists, with everything that they showed before: otherwise nothing more is
 * created.
 */
final class Reconciler {

    private static final int MOST_LOOKS = 3;

    private final AccountSession account;
    private final Mark run;
    private final Outcome outcome;
    private final Creations creations;
    private final Removal removal;
    private final Bodies bodies;
    private final Map<String, Set<String>> contextsKnown = new HashMap<>();
    private Set<String> projectsKnown = new HashSet<>();
    private long created;
    private boolean showsProjects;
    private boolean showsContexts;
    private boolean hasLooked;

    /**
     * What the accounts of a seeding share.
     *
     * @param first the first creation of each kind
     * @param platform for pauses between looks
     */
    record Creations(FirstCreation first, Platform platform) {}

    Reconciler(AccountSession account, Mark run, Outcome outcome, Creations creations) {
        this.account = account;
        this.run = run;
        this.outcome = outcome;
        this.creations = creations;
        this.removal = new Removal(run::equals, outcome);
        this.bodies = new Bodies(run, account.routes());
    }

    /**
     * Compares once, and acts on it.
     *
     * @return whether everything was there before
     * @throws AmbiguousOutcome where it is not known whether something was created; whoever compares again sees it
     * @throws SeedingException if the lists do not show what was created
     */
    boolean settle(List<ProjectShare> planned) throws InterruptedException {
        boolean settled = true;
        UnmatchedItems unmatched = new UnmatchedItems(own(projects()));
        for (ProjectShare project : planned) {
            Optional<RemoteItem> there = unmatched.take(project.project().name());
            settled &= there.isPresent() ? fill(there.get(), project.contexts()) : create(project);
        }
        for (RemoteItem surplus : unmatched.rest()) {
            removal.project(account, surplus);
            projectsKnown.remove(surplus.id());
        }
        return settled;
    }

    /** How much has been created so far, in all comparisons together. */
    long created() {
        return created;
    }

    /** Both lists are read before anything is written, so that one that cannot be understood stops the account first. */
    private List<RemoteItem> projects() throws InterruptedException {
        List<RemoteItem> projects = account.projects();
        requireAll(projectsKnown, projects, "GET /projects");
        projectsKnown = ids(projects);
        if (!hasLooked && !projects.isEmpty()) {
            if (account.isNew() && !own(projects).isEmpty() && created == 0) {
                throw new SeedingException(
                        "GET /projects shows " + own(projects).get(0).label() + " to " + account.email()
                                + ", which has just been registered: the platform shows the projects of others but not"
                                + " their owners, so nothing is created. Make it return the ownerId of each project");
            }
            account.contexts(projects.get(0));
        }
        hasLooked = true;
        return projects;
    }

    private boolean create(ProjectShare planned) throws InterruptedException {
        String name = planned.project().name();
        RemoteItem project = showsProjects
                ? account.createProject(bodies.project(planned.project()), name)
                : creations.first().prove("GET /projects", () -> shownProject(planned, name));
        showsProjects = true;
        count(SeedEvent.PROJECT_CREATED);
        projectsKnown.add(project.id());
        contextsKnown.put(project.id(), new HashSet<>());
        boolean isFirst = !showsContexts && !planned.contexts().isEmpty();
        if (isFirst) {
            account.contexts(project);
        }
        for (ContextRow context : planned.contexts()) {
            create(project, context, !showsContexts);
        }
        return false;
    }

    private RemoteItem shownProject(ProjectShare planned, String name) throws InterruptedException {
        RemoteItem created = account.createProject(bodies.project(planned.project()), name);
        Look look = () -> {
            List<RemoteItem> shown = account.projects();
            requireAll(projectsKnown, shown, "GET /projects");
            return shown;
        };
        require(created, name, look, "DELETE /projects/{id}");
        return created;
    }

    private boolean fill(RemoteItem project, List<ContextRow> planned) throws InterruptedException {
        boolean settled = true;
        List<RemoteItem> there = account.contexts(project);
        requireAll(contextsKnown.getOrDefault(project.id(), Set.of()), there, "GET /contexts");
        contextsKnown.put(project.id(), ids(there));
        UnmatchedItems unmatched = new UnmatchedItems(own(there));
        for (ContextRow context : planned) {
            if (unmatched.take(key(context)).isEmpty()) {
                create(project, context, settled);
                settled = false;
            }
        }
        for (RemoteItem surplus : unmatched.rest()) {
            removal.context(account, surplus);
            contextsKnown.getOrDefault(project.id(), new HashSet<>()).remove(surplus.id());
        }
        return settled;
    }

    /** @param looks whether the list must show it before anything else is created */
    private void create(RemoteItem project, ContextRow context, boolean looks) throws InterruptedException {
        RemoteItem created = looks
                ? creations.first().prove("GET /contexts", () -> shownContext(project, context))
                : account.createContext(bodies.context(project, context), context.name());
        showsContexts = true;
        contextsKnown.computeIfAbsent(project.id(), id -> new HashSet<>()).add(created.id());
        count(SeedEvent.CONTEXT_CREATED);
    }

    private RemoteItem shownContext(RemoteItem project, ContextRow context) throws InterruptedException {
        RemoteItem created = account.createContext(bodies.context(project, context), context.name());
        Look look = () -> {
            List<RemoteItem> shown = account.contexts(project);
            requireAll(contextsKnown.getOrDefault(project.id(), Set.of()), shown, "GET /contexts");
            return shown;
        };
        require(created, key(context), look, "DELETE /contexts/{id}");
        return created;
    }

    /** Reads a list. */
    private interface Look {
        List<RemoteItem> at() throws InterruptedException;
    }

    /** A list that is a moment behind is looked at again; one that never shows what was created ends the seeding. */
    private void require(RemoteItem created, String key, Look list, String deletion) throws InterruptedException {
        try {
            look(created, key, list, deletion);
        } catch (InterruptedException stopped) {
            account.withdraw(deletion, created, "has not yet shown");
            throw stopped;
        }
    }

    private void look(RemoteItem created, String key, Look list, String deletion) throws InterruptedException {
        Optional<RemoteItem> shown = Optional.empty();
        for (int look = 0; look < MOST_LOOKS && shown.isEmpty(); look++) {
            if (look > 0) {
                creations.platform().pauseBefore(look - 1);
            }
            shown = looked(created, list, deletion).stream()
                    .filter(item -> item.id().equals(created.id()))
                    .findFirst();
        }
        if (shown.isEmpty()) {
            throw account.withdraw(deletion, created, "does not list the newly created");
        }
        if (!shown.get().isOf(run)) {
            throw account.withdraw(
                    deletion, created, "has not kept the mark " + Mark.TAG + " in the tags or metadata of");
        }
        if (!shown.get().key().equals(key)) {
            throw account.withdraw(
                    deletion, created, "has changed the name, version or description of the newly created");
        }
    }

    /** A list that can no longer be understood, or lost something, is no reason to leave behind what was created. */
    private List<RemoteItem> looked(RemoteItem created, Look list, String deletion) throws InterruptedException {
        try {
            return list.at();
        } catch (SeedingException | UnexpectedAnswer unusable) {
            throw account.withdraw(
                    deletion, created, "returns no usable list (" + unusable.getMessage() + ") after the creation of");
        }
    }

    private void requireAll(Set<String> known, List<RemoteItem> shown, String list) {
        Set<String> missing = new HashSet<>(known);
        missing.removeAll(ids(shown));
        if (!missing.isEmpty()) {
            throw new SeedingException(
                    list + " for " + account.email() + " shows " + shown.size() + " rows and no longer "
                            + missing.stream().sorted().findFirst().orElseThrow()
                            + ", which was listed before; the platform may truncate"
                            + " its lists, so nothing more is created. Make it page them, or create fewer items with"
                            + " --projects-per-account and --contexts-per-project");
        }
    }

    private void count(SeedEvent creation) {
        outcome.add(creation);
        created++;
    }

    private List<RemoteItem> own(List<RemoteItem> items) {
        return items.stream().filter(item -> item.isOf(run)).toList();
    }

    private static Set<String> ids(List<RemoteItem> items) {
        return items.stream().map(RemoteItem::id).collect(Collectors.toCollection(HashSet::new));
    }

    private static String key(ContextRow context) {
        return RemoteItem.contextKey(context.name(), context.version(), context.description());
    }
}
