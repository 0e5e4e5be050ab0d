package mobius.reference.store;

import java.time.Instant;
import java.util.UUID;

/**
 * Someone who can sign in.
 *
 * @param region where the account's data lives, for example {@code eu-west-1}
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

    public Account withPassword(PasswordHash changed, Instant now) {
        return new Account(id, email, name, role, region, changed, createdAt, now);
    }

    public Account withProfile(String changedEmail, String changedName, Instant now) {
        return new Account(id, changedEmail, changedName, role, region, password, createdAt, now);
    }
}
