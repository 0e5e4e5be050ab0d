package mobius.seed;

import java.util.List;
import mobius.data.Account;

/**
 * A planned account.
 *
 * @param projects the projects that it is to own; empty if the account may only read
 */
record AccountShare(Account account, List<ProjectShare> projects) {

    AccountShare {
        projects = List.copyOf(projects);
    }

    /** The number of items: projects and contexts together. */
    long size() {
        return projects.stream()
                .mapToLong(project -> 1L + project.contexts().size())
                .sum();
    }
}
