package mobius.comparison;

/** What people call the two builds: their URLs, where each has one, else the names by which they are deployed. */
public record Names(String before, String after) {

    public String of(Side side) {
        return side == Side.BEFORE ? before : after;
    }
}
