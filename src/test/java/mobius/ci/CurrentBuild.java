package mobius.ci;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variable {@code currentBuild} of a pipeline. */
public final class CurrentBuild {

    private final int number;
    private final Map<String, String> buildVariables;
    private final @Nullable CurrentBuild previousBuild;
    private Result result = Result.SUCCESS;
    private @Nullable String description;

    CurrentBuild(int number, Map<String, String> buildVariables, @Nullable CurrentBuild previousBuild) {
        this.number = number;
        this.buildVariables = buildVariables;
        this.previousBuild = previousBuild;
    }

    public int getNumber() {
        return number;
    }

    /** Those of {@code env}, which outlast the build. */
    public Map<String, String> getBuildVariables() {
        return buildVariables;
    }

    public @Nullable CurrentBuild getPreviousBuild() {
        return previousBuild;
    }

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
