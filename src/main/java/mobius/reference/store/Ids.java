package mobius.reference.store;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Generates ids from any random generator: a seeded one for the initial data, a fast one for what requests create. */
public final class Ids {

    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

    private Ids() {}

    /** Returns a UUID of version 4 (RFC 9562, section 5.4). */
    public static UUID draw(RandomGenerator random) {
        return new UUID((random.nextLong() & VERSION_MASK) | VERSION_4, (random.nextLong() & VARIANT_MASK) | VARIANT_2);
    }
}
