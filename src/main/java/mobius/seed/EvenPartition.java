package mobius.seed;

/**
 * Divides numbered cards among numbered players. Each player gets consecutive cards, each card goes to exactly one player, and
 * the shares differ by one card at most.
 *
 * @param cards the number of cards, at least as many as players
 * @param players the number of players, at least 1
 */
record EvenPartition(long cards, long players) {

    /**
     * The first card of a player (inclusive).
     *
     * @param player from 0
     * @throws ArithmeticException if the product of cards and player exceeds a {@code long}
     */
    long from(long player) {
        return Math.multiplyExact(cards, player) / players;
    }

    /** The end of the cards of a player (exclusive). */
    long to(long player) {
        return from(player + 1);
    }
}
