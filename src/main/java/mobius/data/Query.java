package mobius.data;

/**
 * A row of queries.csv.
 *
 * @param q the text that a user enters in the search field
 */
public record Query(String q) {}
