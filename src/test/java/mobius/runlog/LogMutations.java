package mobius.runlog;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Damages a log in the ways in which files are damaged, by a seed. */
public final class LogMutations {

    private LogMutations() {}

    /** A copy with one to four damages: flipped bits, other bytes, other numbers, a cut, a part lost or twice. */
    public static byte[] mutate(byte[] intact, Random random) {
        byte[] mutated = intact.clone();
        int damages = 1 + random.nextInt(4);
        for (int i = 0; i < damages && mutated.length > Integer.BYTES; i++) {
            mutated = damage(mutated, random);
        }
        return mutated;
    }

    private static byte[] damage(byte[] log, Random random) {
        int at = random.nextInt(log.length - Integer.BYTES + 1);
        int length = random.nextInt(Math.min(64, log.length - at));
        switch (random.nextInt(6)) {
            case 0 -> log[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> log[at] = (byte) random.nextInt(256);
            case 2 -> ByteBuffer.wrap(log).putInt(at, random.nextInt());
            case 3 -> {
                return Arrays.copyOf(log, at);
            }
            case 4 -> {
                return joined(log, at, at + length);
            }
            default -> {
                return joined(log, at + length, at);
            }
        }
        return log;
    }

    /** The log up to {@code end}, and then again from {@code start}. */
    private static byte[] joined(byte[] log, int end, int start) {
        return ByteBuffer.allocate(end + log.length - start)
                .put(log, 0, end)
                .put(log, start, log.length - start)
                .array();
    }
}
