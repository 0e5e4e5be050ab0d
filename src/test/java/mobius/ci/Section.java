package mobius.ci;

import groovy.lang.Closure;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pipeline or one of its stages: what it says of itself before any of it is run. */
final class Section {

    private final String name;
    private final Map<String, Closure<?>> afterwards = new HashMap<>();
    private boolean isWanted = true;
    private @Nullable Closure<?> body;

    Section(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void body(Closure<?> stepsOrStages) {
        body = stepsOrStages;
    }

    /** @param condition of {@code post} */
    void afterwards(String condition, Closure<?> steps) {
        afterwards.put(condition, steps);
    }

    void wantedIf(boolean expression) {
        isWanted = expression;
    }

    boolean isWanted() {
        return isWanted;
    }

    void run() {
        Objects.requireNonNull(body, name).call();
    }

    /** Takes the steps of {@code post}. The build before this one was green, so that nothing is fixed. */
    void end(Result result) {
        call("always");
        if (result != Result.SUCCESS) {
            call("unsuccessful");
        }
    }

    private void call(String condition) {
        Closure<?> steps = afterwards.get(condition);
        if (steps != null) {
            steps.call();
        }
    }
}
