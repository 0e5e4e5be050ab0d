package mobius.comparison;

/** Puts one of the two builds on a platform that both share. */
@FunctionalInterface
public interface Deployment {

    /** Where each build has a platform of its own. */
    Deployment NONE = side -> {};

    /**
     * Comes back when the build is there and healthy.
     *
     * @throws DeploymentFailed when that did not come about
     */
    void put(Side side) throws DeploymentFailed;
}
