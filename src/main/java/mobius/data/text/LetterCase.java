package mobius.data.text;

import java.util.Locale;

/** The letter case of a word. */
public enum LetterCase {
    LOWER {
        public @Override String of(String word) {
            return word.toLowerCase(Locale.ROOT);
        }
    },
    CAPITAL {
        public @Override String of(String word) {
            return UPPER.of(word.substring(0, 1)) + word.substring(1);
        }
    },
    UPPER {
        public @Override String of(String word) {
            return word.toUpperCase(Locale.ROOT);
        }
    },
    AS_IT_IS {
        public @Override String of(String word) {
            return word;
        }
    };

    /** Returns the word in this case. */
    public abstract String of(String word);

    /** The case that the name of a slot stands for; {@code noun} leaves a word as it is. */
    static LetterCase in(String name) {
        if (name.equals(LOWER.of(name))) {
            return AS_IT_IS;
        }
        return name.equals(UPPER.of(name)) ? UPPER : CAPITAL;
    }
}
