package mobius.data;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A row of accounts.csv. It has no password: all test accounts share the one in the environment.
 *
 * @param email unique, at a domain that is reserved for examples
 * @param name given and family name
 * @param region us-east-1, eu-west-1 or ap-southeast-1
 * @param role user, admin or viewer; a viewer may only read
 */
@JsonPropertyOrder({"email", "name", "region", "role"})
public record Account(String email, String name, String region, String role) {}
