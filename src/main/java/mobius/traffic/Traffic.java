package mobius.traffic;

/**
 * All that a run notes of its own requests.
 *
 * @param responses by request name
 * @param noted the slowest and the failed ones
 * @param connections of this process; of none if they are not observed
 */
public record Traffic(ResponseCounts responses, NotedRequests noted, ConnectionCounts connections) {

    /** Of a run that begins. */
    public static Traffic over(ConnectionCounts connections) {
        return new Traffic(new ResponseCounts(), new NotedRequests(), connections);
    }
}
