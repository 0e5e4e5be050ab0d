package mobius.ci;

import groovy.lang.Script;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Jenkinsfile is compiled to: whatever it calls and does not define itself is a directive or a step of Jenkins. */
public abstract class PipelineScript extends Script {

    /** Under which the stand-in is found in the script's binding. */
    static final String JENKINS = "jenkins";

    /** Groovy calls it for methods that it does not find. */
    public @Nullable Object methodMissing(String name, Object arguments) {
        List<Object> given = Arrays.asList((Object[]) arguments);
        return ((JenkinsBuild) getBinding().getVariable(JENKINS)).call(name, given);
    }
}
