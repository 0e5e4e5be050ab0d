package mobius.comparison;

/** Puts one of the two builds on a platform that both share. */
@FunctionalInterface
public interface Deployment {

    /** Deploys nothing: each build has a platform of its own. */
    Deployment NONE = side -> {};

    /**
     * Deploys a build and returns when it is in place and healthy.
     *
     * @throws DeploymentFailed if it could not be deployed
     */
    void put(Side side) throws DeploymentFailed;
}
