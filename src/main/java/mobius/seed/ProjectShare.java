package mobius.seed;

import java.util.List;
import mobius.data.ContextRow;
import mobius.data.Project;

/**
 * A planned project.
 *
 * @param contexts the contexts that it is to hold
 */
record ProjectShare(Project project, List<ContextRow> contexts) {

    ProjectShare {
        contexts = List.copyOf(contexts);
    }
}
