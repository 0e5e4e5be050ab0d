package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;

import io.gatling.javaapi.core.ChainBuilder;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;

/** Asks a language model and reads the answer as it is written, as people do. The first words matter more than the last. */
final class StreamAnswer {

    private final JourneyContext scene;
    private final Api api;
    private final SignIn signIn;

    StreamAnswer(JourneyContext scene, SignIn signIn) {
        this.scene = scene;
        this.api = scene.api();
        this.signIn = signIn;
    }

    Journey journey() {
        return new Journey("stream-answer", this::visit);
    }

    private ChainBuilder visit() {
        return exec(signIn.steps(), signIn.think(), stream());
    }

    /** One request with two figures in the run log. */
    ChainBuilder stream() {
        return exec(
                feed(scene.feeds().prompts()),
                api.stream(
                        "POST /llm/stream",
                        "first chunk",
                        request -> request.body(AskModel.prompt()).asJson()));
    }
}
