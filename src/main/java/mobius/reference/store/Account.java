package mobius.reference.store;

import java.time.Instant;
import java.util.UUID;

/**
 * An account of the platform.
 *
 * @param id unique
 * @param email unique without regard to case
 * @param name the display name
 * @param role the rights of the account
 * @param region of the account's data, for example {@code eu-west-1}
 * @param password as a hash
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 */
public record Account(
        UUID id,
        String email,
        String name,
        Role role,
        String region,
        PasswordHash password,
        Instant createdAt,
        Instant updatedAt) {

    /** Returns the account with another password. */
    public Account withPassword(PasswordHash changed, Instant now) {
        return new Account(id, email, name, role, region, changed, createdAt, now);
    }

    /** Returns the account with another address and name. */
    public Account withProfile(String changedEmail, String changedName, Instant now) {
        return new Account(id, changedEmail, changedName, role, region, password, createdAt, now);
    }
}
