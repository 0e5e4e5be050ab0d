package mobius.gatling;

import mobius.config.Secret;

/**
 * What journeys are made of.
 *
 * @param api requests to the platform
 * @param feeds their data
 * @param think the pauses between them
 * @param password the one password of all test accounts
 */
public record Scene(Api api, Feeds feeds, Think think, Secret password) {}
