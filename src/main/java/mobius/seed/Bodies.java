package mobius.seed;

import java.util.LinkedHashMap;
import java.util.Map;
import mobius.data.ContextRow;
import mobius.data.Mark;
import mobius.data.Project;
import mobius.seed.client.RemoteItem;
import mobius.seed.client.Routes;

/**
 * Builds the bodies of requests that create projects and contexts. Each body carries the mark of the run and uses the platform's
 * own field names.
 */
final class Bodies {

    private final Mark run;
    private final String repository;
    private final String projectOfContext;

    /**
     * Creates the bodies of one run.
     *
     * @param routes gives the platform's names of the fields that differ between platforms
     */
    Bodies(Mark run, Routes routes) {
        this.run = run;
        this.repository = routes.field("POST /projects", "repositoryUrl", "repository_url");
        this.projectOfContext = routes.field("POST /contexts", "projectId", "projectId");
    }

    /**
     * The body of {@code POST /projects}. The mark is in both the tags and the metadata, because a platform may keep only one of
     * them.
     */
    Map<String, Object> project(Project project) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", project.name());
        body.put("description", project.description());
        body.put("language", project.language());
        body.put("framework", project.framework());
        body.put(repository, project.repositoryUrl());
        body.put("tags", run.onTags(project.tags()));
        body.put("metadata", run.onMetadata(Map.of()));
        return body;
    }

    /** The body of {@code POST /contexts}. */
    Map<String, Object> context(RemoteItem project, ContextRow context) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", context.name());
        body.put("description", context.description());
        body.put("version", context.version());
        body.put(projectOfContext, project.id());
        body.put("metadata", run.onMetadata(context.metadata()));
        return body;
    }
}
