package mobius.ci;

/** How a build or a stage ended, from good to bad. */
enum Result {
    SUCCESS,
    UNSTABLE,
    FAILURE,
    ABORTED;

    Result worse(Result other) {
        return compareTo(other) > 0 ? this : other;
    }
}
