package mobius.reference.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Hashes and compares passwords with one salt for the process. A platform needs a slow hash; here it would use the CPU time that
 * the drawn service times represent. The accounts are fictitious and end with the process.
 */
public final class Passwords {

    private static final int SALT_BYTES = 16;

    private final byte[] salt = new byte[SALT_BYTES];

    public Passwords() {
        new SecureRandom().nextBytes(salt);
    }

    /** Returns the salted SHA-256 of a password. */
    public PasswordHash hash(CharSequence password) {
        MessageDigest sha256 = sha256();
        sha256.update(salt);
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        sha256.update(bytes);
        return new PasswordHash(sha256.digest());
    }

    /** Returns true if the hash is that of the password. */
    public boolean matches(PasswordHash kept, CharSequence password) {
        return kept.matches(hash(password));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
