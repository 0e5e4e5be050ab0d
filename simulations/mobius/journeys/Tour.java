package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import mobius.gatling.Journey;
import mobius.gatling.Scene;

/**
 * Each endpoint of the contract once, in an order in which nobody asks for any of them before its turn: on a platform that has
 * just started, every request is the first one to its endpoint.
 */
public final class Tour {

    /** One for each endpoint, and the time to the first chunk of a stream. */
    private static final int FIGURES = 27;

    /** Registration, sign-in and refresh. */
    private static final int WITHOUT_TOKEN = 3;

    private final Cast loud;

    private Tour(Scene scene) {
        loud = Cast.of(scene);
    }

    /** The one journey. */
    public static List<Journey> ofEveryEndpoint(Scene scene) {
        return List.of(new Journey("every endpoint in turn", FIGURES, WITHOUT_TOKEN, new Tour(scene)::visit));
    }

    private ChainBuilder visit() {
        return exec(monitoring(), account(), project(), contexts(), copies(), ending());
    }

    private ChainBuilder monitoring() {
        return exec(
                loud.monitor().healthy("GET /"),
                loud.monitor().healthy("GET /health"),
                loud.monitor().healthy("GET /api/v1/health"));
    }

    /** The new account ends here; what follows is done by one that everybody else uses too. */
    private ChainBuilder account() {
        return exec(
                loud.account().register(),
                loud.account().rename(),
                loud.account().changePassword(),
                loud.signIn().steps(),
                loud.signIn().ownProfile(),
                loud.tokens().refresh());
    }

    private ChainBuilder project() {
        return exec(
                loud.project().create(),
                loud.project().change(),
                loud.projects().list(),
                loud.projects().open());
    }

    private ChainBuilder contexts() {
        return exec(
                loud.contexts().create(),
                loud.projects().contexts(),
                loud.author().revise(),
                loud.author().readBack(),
                loud.finder().search());
    }

    /** The search has found another context, which is only looked at. */
    private ChainBuilder copies() {
        return exec(
                loud.files().importFile(),
                loud.files().export(),
                loud.copy().duplicate(),
                loud.contexts().delete("#{copyId}"));
    }

    /** The contexts go with their project. */
    private ChainBuilder ending() {
        return exec(
                loud.model().complete(),
                loud.stream().stream(),
                loud.project().delete(),
                loud.signIn().signOut());
    }
}
