package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Body;
import io.gatling.javaapi.core.ChainBuilder;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.Scene;

/** Asks a language model and waits for its whole answer, as agents do. */
final class AskModel {

    private final Scene scene;
    private final Api api;
    private final SignIn signIn;

    AskModel(Scene scene, SignIn signIn) {
        this.scene = scene;
        this.api = scene.api();
        this.signIn = signIn;
    }

    Journey journey() {
        return new Journey("ask-model", 2, 1, this::visit);
    }

    /** The prompt that a feeder has put into the session. */
    static Body prompt() {
        return StringBody("""
                {"messages":#{messages.jsonStringify()},"model":#{model.jsonStringify()},\
                "provider":#{provider.jsonStringify()},"temperature":#{temperature}}""");
    }

    private ChainBuilder visit() {
        return exec(signIn.steps(), signIn.think(), complete());
    }

    /** One request. */
    ChainBuilder complete() {
        return exec(
                feed(scene.feeds().prompts()),
                api.request("POST /llm/complete")
                        .body(prompt())
                        .asJson()
                        .check(
                                status().is(200),
                                jmesPath("data.model").isEL("#{model}"),
                                jmesPath("length(data.content)").ofInt().gt(0)));
    }
}
