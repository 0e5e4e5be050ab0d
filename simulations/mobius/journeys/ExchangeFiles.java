package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.http.HttpDsl.ByteArrayBodyPart;
import static mobius.gatling.ContentCheck.isNotEmpty;
import static mobius.gatling.ContentCheck.saves;
import static mobius.gatling.ContentCheck.saysIfPresent;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Objects;
import mobius.contract.Answer;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;

/** Imports a context from a file, exports it, sees that the file is of that context, and removes the context again. */
final class ExchangeFiles {

    private static final String IMPORT = "POST /contexts/import";

    private final JourneyContext scene;
    private final Api api;
    private final SignIn signIn;
    private final BrowseProjects projects;
    private final Contexts contexts;

    ExchangeFiles(JourneyContext scene, SignIn signIn, BrowseProjects projects) {
        this.scene = scene;
        this.api = scene.api();
        this.signIn = signIn;
        this.projects = projects;
        this.contexts = new Contexts(scene);
    }

    Journey journey() {
        return new Journey("exchange-files", this::visit);
    }

    private ChainBuilder visit() {
        return exec(
                signIn.steps(),
                signIn.think(),
                projects.list(),
                Contexts.intoFirstProject(),
                signIn.think(),
                importFile(),
                signIn.think(),
                export(),
                signIn.think(),
                contexts.delete("#{contextId}"));
    }

    ChainBuilder importFile() {
        return exec(
                feed(scene.feeds().files()),
                api.send(
                        IMPORT,
                        request -> request.formParam(api.field(IMPORT, "projectId"), "#{projectId}")
                                .bodyPart(ByteArrayBodyPart("file", "#{file}")
                                        .fileName("#{fileName}")
                                        .contentType("#{fileType}"))
                                .asMultipartForm()
                                .check(
                                        saysIfPresent("projectId", session -> session.getString("projectId")),
                                        saves("contextId", Answer::id))),
                exitHereIfFailed());
    }

    /** Platforms export in a format of their own, with ids and dates: what a user would miss are the name and the version. */
    ChainBuilder export() {
        return api.send(
                "GET /contexts/{id}/export",
                request -> request.check(
                        isNotEmpty(),
                        saysIfPresent("name", session -> imported(session, "name")),
                        saysIfPresent("version", session -> imported(session, "version"))),
                "#{contextId}");
    }

    private static String imported(Session session, String field) {
        return Objects.requireNonNull(session.<JsonNode>get("document"))
                .path(field)
                .asText();
    }
}
