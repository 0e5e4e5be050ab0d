package mobius.seed;

/**
 * Deals numbered cards to numbered players in equal parts, to each a run of neighbours: all cards, and none twice.
 *
 * @param cards at least as many as players
 * @param players at least 1
 */
record EvenPartition(long cards, long players) {

    /** The first card of the player, both counted from 0. */
    long from(long player) {
        return Math.multiplyExact(cards, player) / players;
    }

    /** After the last card of the player. */
    long to(long player) {
        return from(player + 1);
    }
}
