package mobius.ci;

import org.jspecify.annotations.Nullable;

/** The variable {@code currentBuild} of a pipeline. */
public final class CurrentBuild {

    private Result result = Result.SUCCESS;
    private @Nullable String description;

    public String getCurrentResult() {
        return result.name();
    }

    public @Nullable String getDescription() {
        return description;
    }

    public void setDescription(String text) {
        description = text;
    }

    Result result() {
        return result;
    }

    void worsen(Result found) {
        result = result.worse(found);
    }
}
