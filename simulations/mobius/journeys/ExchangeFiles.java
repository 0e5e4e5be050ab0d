package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.bodyBytes;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.ByteArrayBodyPart;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.Scene;

/** Imports a context from a file, exports it, sees that the file says the same, and removes the context again. */
final class ExchangeFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scene scene;
    private final Api api;
    private final SignIn signIn;
    private final BrowseProjects projects;
    private final Contexts contexts;

    ExchangeFiles(Scene scene, SignIn signIn, BrowseProjects projects) {
        this.scene = scene;
        this.api = scene.api();
        this.signIn = signIn;
        this.projects = projects;
        this.contexts = new Contexts(scene);
    }

    Journey journey() {
        return new Journey("exchange-files", 5, 1, this::visit);
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
                api.request("POST /contexts/import")
                        .formParam("projectId", "#{projectId}")
                        .bodyPart(ByteArrayBodyPart("file", "#{file}")
                                .fileName("#{fileName}")
                                .contentType("#{fileType}"))
                        .asMultipartForm()
                        .check(
                                status().is(201),
                                jmesPath("data.projectId").isEL("#{projectId}"),
                                jmesPath("data.id").saveAs("contextId")),
                exitHereIfFailed());
    }

    ChainBuilder export() {
        return exec(api.request("GET /contexts/{id}/export", "#{contextId}")
                .check(
                        status().is(200),
                        header("Content-Disposition").exists(),
                        bodyBytes()
                                .transformWithSession(ExchangeFiles::isWhatWasImported)
                                .is(true)));
    }

    private static boolean isWhatWasImported(byte[] exported, Session session) {
        try {
            return Objects.requireNonNull(session.<JsonNode>get("document")).equals(JSON.readTree(exported));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
