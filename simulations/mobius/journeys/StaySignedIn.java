package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import mobius.gatling.Journey;
import mobius.gatling.Scene;

/** Leaves the platform open in a tab, which fetches a new token, and goes on with that. */
final class StaySignedIn {

    private final SignIn signIn;
    private final Tokens tokens;

    StaySignedIn(Scene scene, SignIn signIn) {
        this.signIn = signIn;
        this.tokens = new Tokens(scene.api());
    }

    Journey journey() {
        return new Journey("stay-signed-in", 4, 2, this::visit);
    }

    private ChainBuilder visit() {
        return exec(
                signIn.steps(),
                signIn.think(),
                signIn.ownProfile(),
                signIn.think(),
                tokens.refresh(),
                signIn.think(),
                signIn.ownProfile());
    }
}
