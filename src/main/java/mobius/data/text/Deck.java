package mobius.data.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Deals its cards in random order and shuffles again when it is empty, so that every full round has the exact shares. */
public final class Deck<T> {

    private final List<T> cards;
    private final Draws draws;
    private List<T> left = List.of();

    public Deck(List<T> cards, Draws draws) {
        this.cards = List.copyOf(cards);
        this.draws = draws;
    }

    /** The same card many times: a part of a deck with shares. */
    public static <T> List<T> times(int count, T card) {
        return Collections.nCopies(count, card);
    }

    public @SafeVarargs static <T> Deck<T> of(Draws draws, List<T>... parts) {
        List<T> cards = new ArrayList<>();
        for (List<T> part : parts) {
            cards.addAll(part);
        }
        return new Deck<>(cards, draws);
    }

    public T next() {
        if (left.isEmpty()) {
            left = draws.shuffled(cards);
        }
        return left.remove(left.size() - 1);
    }
}
