package mobius.data.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Deals its cards in random order, and reshuffles them when all are dealt, so that every full round has the exact shares. */
public final class Deck<T> {

    private final List<T> cards;
    private final Draws draws;
    private List<T> left = List.of();

    /**
     * Creates a deck.
     *
     * @param cards at least one; a card that occurs several times is dealt that often in each round
     * @param draws shuffles the cards
     */
    public Deck(List<T> cards, Draws draws) {
        this.cards = List.copyOf(cards);
        this.draws = draws;
    }

    /** Returns the same card several times, as a part for {@link #of}. */
    public static <T> List<T> times(int count, T card) {
        return Collections.nCopies(count, card);
    }

    /** Creates a deck from parts, whose sizes are the shares. */
    public @SafeVarargs static <T> Deck<T> of(Draws draws, List<T>... parts) {
        List<T> cards = new ArrayList<>();
        for (List<T> part : parts) {
            cards.addAll(part);
        }
        return new Deck<>(cards, draws);
    }

    /** Deals the next card. */
    public T next() {
        if (left.isEmpty()) {
            left = draws.shuffled(cards);
        }
        return left.remove(left.size() - 1);
    }
}
