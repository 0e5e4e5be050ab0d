package mobius.journeys;

import java.util.List;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;

/** The journeys that simulations choose from. */
public final class Journeys {

    private Journeys() {}

    /** What users do all day, each journey as often as {@code mobius.load.weights} says: together the whole platform. */
    public static List<Journey> daily(JourneyContext scene) {
        SignIn signIn = new SignIn(scene);
        BrowseProjects projects = new BrowseProjects(scene, signIn);
        return List.of(
                signIn.journey(),
                projects.journey(),
                new FindContext(scene, signIn).journey(),
                new AuthorContext(scene, signIn, projects).journey(),
                new ManageProject(scene, signIn).journey(),
                new DuplicateContext(scene, signIn, projects).journey(),
                new ExchangeFiles(scene, signIn, projects).journey(),
                new AskModel(scene, signIn).journey(),
                new StreamAnswer(scene, signIn).journey(),
                new Collaborate(scene, signIn, projects).journey(),
                new StaySignedIn(signIn).journey(),
                new ManageAccount(scene, signIn).journey(),
                new Monitor(scene).journey());
    }
}
