package mobius.seed;

import java.util.List;
import java.util.Optional;
import mobius.data.ContextRow;
import mobius.data.Mark;

/**
 * Brings what one account owns of one run to its share of the plan: creates what is missing, and removes what the run has
 * created beyond it. It only ever compares what is there with what should be, so that it may be broken off anywhere and begun
 * again.
 */
final class Settlement {

    private final Member member;
    private final Mark run;
    private final Outcome outcome;
    private final Removal removal;
    private final Bodies bodies;
    private long created;

    Settlement(Member member, Mark run, Outcome outcome) {
        this.member = member;
        this.run = run;
        this.outcome = outcome;
        this.removal = new Removal(run::equals, outcome);
        this.bodies = new Bodies(run);
    }

    /**
     * Compares once, and acts on it.
     *
     * @return whether everything was there before
     * @throws Unanswered where it is not known whether something was created; whoever compares again sees it
     */
    boolean settle(List<ProjectShare> planned) throws InterruptedException {
        boolean settled = true;
        Stock stock = new Stock(own(member.projects()));
        for (ProjectShare project : planned) {
            Optional<Thing> there = stock.take(project.project().name());
            settled &= there.isPresent() ? fill(there.get(), project.contexts()) : create(project);
        }
        for (Thing surplus : stock.rest()) {
            removal.project(member, surplus);
        }
        return settled;
    }

    /** Creates everything, where nothing can be there. */
    void create(List<ProjectShare> planned) throws InterruptedException {
        for (ProjectShare project : planned) {
            create(project);
        }
    }

    /** How much has been created so far, in all comparisons together. */
    long created() {
        return created;
    }

    private boolean create(ProjectShare planned) throws InterruptedException {
        Thing project = member.createProject(bodies.project(planned.project()));
        count(Deed.PROJECT_CREATED);
        for (ContextRow context : planned.contexts()) {
            create(project, context);
        }
        return false;
    }

    private boolean fill(Thing project, List<ContextRow> planned) throws InterruptedException {
        boolean settled = true;
        Stock stock = new Stock(own(member.contexts(project)));
        for (ContextRow context : planned) {
            if (stock.take(key(context)).isEmpty()) {
                create(project, context);
                settled = false;
            }
        }
        for (Thing surplus : stock.rest()) {
            removal.context(member, surplus);
        }
        return settled;
    }

    private void create(Thing project, ContextRow context) throws InterruptedException {
        member.createContext(bodies.context(project, context));
        count(Deed.CONTEXT_CREATED);
    }

    private void count(Deed creation) {
        outcome.add(creation);
        created++;
    }

    private List<Thing> own(List<Thing> things) {
        return things.stream().filter(thing -> thing.isOf(run)).toList();
    }

    private static String key(ContextRow context) {
        return Thing.contextKey(context.name(), context.version(), context.description());
    }
}
