package mobius.data;

/**
 * A row of queries.csv.
 *
 * @param q what a user types into the search field
 */
public record Query(String q) {}
