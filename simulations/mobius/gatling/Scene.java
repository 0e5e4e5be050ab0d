package mobius.gatling;

import mobius.config.Secret;
import mobius.data.Mark;

/**
 * What journeys are made of.
 *
 * @param api requests to the platform
 * @param feeds their data
 * @param think the pauses between them
 * @param password the one password of all test accounts
 * @param mark what everything gets that journeys create
 */
public record Scene(Api api, Feeds feeds, Think think, Secret password, Mark mark) {

    /** The same, with requests that are not in the run log. */
    public Scene silently() {
        return new Scene(api.silently(), feeds, think, password, mark);
    }
}
