package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static mobius.gatling.ContentCheck.hasText;

import io.gatling.javaapi.core.Body;
import io.gatling.javaapi.core.ChainBuilder;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;

/** Asks a language model and waits for its whole answer, as agents do. */
final class AskModel {

    private final JourneyContext scene;
    private final Api api;
    private final SignIn signIn;

    AskModel(JourneyContext scene, SignIn signIn) {
        this.scene = scene;
        this.api = scene.api();
        this.signIn = signIn;
    }

    Journey journey() {
        return new Journey("ask-model", this::visit);
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

    /** One request. A platform may answer with another model than the one that was asked for: a dated name, or a fallback. */
    ChainBuilder complete() {
        return exec(
                feed(scene.feeds().prompts()),
                api.send(
                        "POST /llm/complete",
                        request -> request.body(prompt()).asJson().check(hasText("content"))));
    }
}
