package mobius.seed;

import java.util.List;
import mobius.data.Account;

/** An account to be, and what it is to own; nothing where it may only read. */
record AccountShare(Account account, List<ProjectShare> projects) {

    AccountShare {
        projects = List.copyOf(projects);
    }

    /** Projects and contexts together. */
    long size() {
        return projects.stream()
                .mapToLong(project -> 1L + project.contexts().size())
                .sum();
    }
}
