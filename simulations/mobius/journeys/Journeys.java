package mobius.journeys;

import java.util.List;
import mobius.gatling.Journey;
import mobius.gatling.Scene;

/** The journeys that simulations choose from. */
public final class Journeys {

    private Journeys() {}

    /** What users do all day. */
    public static List<Journey> daily(Scene scene) {
        SignIn signIn = new SignIn(scene);
        return List.of(
                signIn.journey(),
                new BrowseProjects(scene, signIn).journey(),
                new FindContext(scene, signIn).journey(),
                new AuthorContext(scene, signIn).journey());
    }
}
