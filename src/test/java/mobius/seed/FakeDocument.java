package mobius.seed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The OpenAPI document of a {@link FakePlatform}. */
final class FakeDocument {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode document = JSON.createObjectNode().put("openapi", "3.1.0");

    private FakeDocument() {}

    static ObjectNode of(FakePlatform.Shape shape) {
        boolean isPlan = shape == FakePlatform.Shape.PLAN;
        FakeDocument made = new FakeDocument();
        String end = isPlan ? "/" : "";
        String[] paging = isPlan ? new String[] {"skip", "limit"} : new String[] {"page", "limit"};
        made.add("post", "/auth/login", new String[0], "email", "password");
        made.add("post", "/auth/register", new String[0], "email", "password", "name");
        made.add("get", "/projects" + end, paging);
        made.add("post", "/projects" + end, new String[0], "name", "tags", "repository_url", "metadata");
        made.add("get", "/projects/{project_id}", new String[0]);
        made.add("delete", "/projects/{project_id}", new String[0]);
        String parent = isPlan ? "project_id" : "projectId";
        made.add("get", "/contexts" + end, new String[] {parent, paging[0], paging[1]});
        made.add("post", "/contexts" + end, new String[0], parent, "name", "version", "metadata");
        made.add("get", "/contexts/{context_id}", new String[0]);
        made.add("delete", "/contexts/{context_id}", new String[0]);
        return made.document;
    }

    private void add(String method, String path, String[] parameters, String... fields) {
        ObjectNode paths = document.withObject("/paths");
        String whole = "/api/v1" + path;
        ObjectNode item = paths.has(whole) ? (ObjectNode) paths.get(whole) : paths.putObject(whole);
        ObjectNode operation = item.putObject(method);
        for (String parameter : parameters) {
            operation.withArray("parameters").addObject().put("name", parameter).put("in", "query");
        }
        for (String field : fields) {
            operation
                    .withObject("/requestBody/content/application~1json/schema/properties")
                    .putObject(field);
        }
    }
}
