package mobius.measure;

/**
 * The users of one scenario.
 *
 * @param scenario its name
 * @param started how many arrived
 * @param ended how many left; the others were still there when the log ended
 */
public record ScenarioUsers(String scenario, long started, long ended) {

    public long activeAtTheEnd() {
        return started - ended;
    }
}
