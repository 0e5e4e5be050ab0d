package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import mobius.gatling.Journey;

/** Leaves the platform open in a tab, which fetches a new token, and goes on with that. */
final class StaySignedIn {

    private final SignIn signIn;

    StaySignedIn(SignIn signIn) {
        this.signIn = signIn;
    }

    Journey journey() {
        return new Journey("stay-signed-in", this::visit);
    }

    private ChainBuilder visit() {
        return exec(
                signIn.stepsOfOneWhoLeaves(),
                signIn.think(),
                signIn.ownProfile(),
                signIn.think(),
                signIn.tokens().refresh(),
                signIn.think(),
                signIn.ownProfile());
    }
}
