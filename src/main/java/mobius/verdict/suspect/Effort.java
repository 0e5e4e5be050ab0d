package mobius.verdict.suspect;

/** About how much work it is to mend a cause. */
public enum Effort {
    /** A setting or a line: hours. */
    QUICK_WIN("quick win"),
    /** Code of one place, and its tests: days. */
    MEDIUM("medium"),
    /** The way in which something is built: weeks. */
    LONG("long");

    private final String words;

    Effort(String words) {
        this.words = words;
    }

    /** For people: {@code quick win}. */
    @Override
    public String toString() {
        return words;
    }
}
