package mobius.reference.store;

/** Comparison of texts without regard to case. */
final class Text {

    private Text() {}

    /** Returns true if {@code part} occurs in {@code whole}. Unlike a comparison in lower case, this creates no strings. */
    static boolean contains(String whole, String part) {
        for (int start = 0; start <= whole.length() - part.length(); start++) {
            if (whole.regionMatches(true, start, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }
}
