package mobius.comparison;

import java.io.Serial;

/** A build could not be deployed. The message gives the reason and the place to look at. */
public final class DeploymentFailed extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public DeploymentFailed(String reason) {
        super(reason);
    }
}
