package mobius.seed;

import java.util.LinkedHashMap;
import java.util.Map;
import mobius.data.ContextRow;
import mobius.data.Mark;
import mobius.data.Project;
import mobius.seed.client.RemoteItem;
import mobius.seed.client.Routes;

/** The bodies of requests that create something, each with the mark of the run, in the platform's own names. */
final class Bodies {

    private final Mark run;
    private final String repository;
    private final String projectOfContext;

    Bodies(Mark run, Routes routes) {
        this.run = run;
        this.repository = routes.field("POST /projects", "repositoryUrl", "repository_url");
        this.projectOfContext = routes.field("POST /contexts", "projectId", "projectId");
    }

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
