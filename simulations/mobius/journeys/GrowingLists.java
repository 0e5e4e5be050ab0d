package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.foreach;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mobius.config.ScalingSettings;
import mobius.config.Settings;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;
import mobius.measure.PageSample;

/**
 * Fills accounts with more and more rows, asks for them in pages of several sizes, and removes them again. Filling and removing
 * are not in the run log. Each account keeps within its rate limit, which is what takes the time.
 */
public final class GrowingLists {

    private static final String CREATED = "createdIds";

    /** Of the limit by account; the rest is for signing in and for clocks that differ. */
    private static final double SHARE_OF_THE_LIMIT = 0.9;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JourneyContext scene;
    private final Cast quiet;
    private final Pages pages;
    private final ScalingSettings scaling;
    private final Duration pace;

    /**
     * The lists and searches of one scene.
     *
     * @param keep takes the answers
     */
    public GrowingLists(JourneyContext scene, Settings settings, Consumer<PageSample> keep) {
        this.scene = scene;
        this.quiet = Cast.of(scene.silently());
        this.pages = new Pages(scene.api(), keep);
        this.scaling = settings.scaling();
        int perMinute = settings.target().limits().account().perMinute();
        this.pace = Duration.ofNanos(Math.round(MINUTE.toNanos() / (SHARE_OF_THE_LIMIT * perMinute)));
    }

    /** Two for each number of rows: one of projects, one of the contexts of a project. */
    public List<Journey> journeys() {
        return scaling.rows().stream()
                .flatMap(rows -> Stream.of(projects(rows), contexts(rows)))
                .toList();
    }

    private Journey projects(int rows) {
        List<Pages.Page> asked =
                pages.upTo("GET /projects", 1_000, scaling.limits(), limit -> pages.projects(limit, rows));
        return journey(
                "projects, and " + rows + " more",
                () -> exec(
                        repeat(rows).on(pause(pace), quiet.project().create(), exec(GrowingLists::remember)),
                        visits(asked),
                        foreach("#{" + CREATED + "}", "projectId")
                                .on(pause(pace), quiet.project().delete())));
    }

    private Journey contexts(int rows) {
        List<Pages.Page> asked = new ArrayList<>(
                pages.upTo("GET /contexts/search", 100, scaling.limits(), limit -> pages.search(limit, rows)));
        asked.add(pages.contexts(rows));
        return journey(
                "contexts of a project, " + rows,
                () -> exec(
                        quiet.project().create(),
                        repeat(rows).on(pause(pace), quiet.contexts().create()),
                        feed(scene.feeds().queries()),
                        visits(asked),
                        quiet.project().delete()));
    }

    private Journey journey(String name, Supplier<ChainBuilder> steps) {
        return new Journey(name, () -> exec(quiet.signIn().stepsOfOneWhoLeaves(), steps.get()));
    }

    /** The sizes take turns, so that what changes meanwhile changes all of them. */
    private ChainBuilder visits(List<Pages.Page> asked) {
        return scene.api().times(scaling.visits(), () -> {
            List<ChainBuilder> once =
                    asked.stream().map(page -> exec(pause(pace), page.steps())).toList();
            return repeat(scaling.visits()).on(exec(once));
        });
    }

    private static Session remember(Session session) {
        List<Object> ids = new ArrayList<>(session.contains(CREATED) ? session.getList(CREATED) : List.of());
        ids.add(session.get("projectId"));
        return session.set(CREATED, ids);
    }
}
