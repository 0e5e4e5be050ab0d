package mobius.reference.store;

import java.security.MessageDigest;

/** The hash of a password. Its text is masked, so that it cannot appear in a log. */
public final class PasswordHash {

    private final byte[] digest;

    PasswordHash(byte[] digest) {
        this.digest = digest.clone();
    }

    /** Returns true if both are hashes of the same password. The time does not depend on the position of a difference. */
    boolean matches(PasswordHash other) {
        return MessageDigest.isEqual(digest, other.digest);
    }

    @Override
    public String toString() {
        return "***";
    }
}
