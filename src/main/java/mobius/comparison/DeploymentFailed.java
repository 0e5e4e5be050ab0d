package mobius.comparison;

import java.io.Serial;

/** A build could not be put on the platform. The message tells why, and where to look. */
public final class DeploymentFailed extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public DeploymentFailed(String reason) {
        super(reason);
    }
}
