package mobius.comparison;

/** Display names of the two builds: their URLs if each build has its own, otherwise the names under which they are deployed. */
public record Names(String before, String after) {

    public String of(Side side) {
        return side == Side.BEFORE ? before : after;
    }
}
