package mobius.reference.store;

/** Plain comparison of words. */
final class Text {

    private Text() {}

    /** Whether {@code part} occurs in {@code whole}, in any case. */
    static boolean contains(String whole, String part) {
        for (int start = 0; start <= whole.length() - part.length(); start++) {
            if (whole.regionMatches(true, start, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }
}
