package mobius.reference.store;

import java.security.MessageDigest;

/** What is kept of a password. It never shows itself. */
public final class PasswordHash {

    private final byte[] digest;

    PasswordHash(byte[] digest) {
        this.digest = digest.clone();
    }

    /** Whether both come from the same password, in a time that does not depend on where they differ. */
    boolean matches(PasswordHash other) {
        return MessageDigest.isEqual(digest, other.digest);
    }

    @Override
    public String toString() {
        return "***";
    }
}
