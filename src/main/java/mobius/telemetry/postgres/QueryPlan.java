package mobius.telemetry.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plan as {@code EXPLAIN (VERBOSE, FORMAT JSON)} describes it.
 *
 * @param cost the planner's estimate for the whole plan
 * @param scans the tables that are read from their beginning to their end
 * @param conditions by which rows of any table are compared, as the server writes them
 */
record QueryPlan(double cost, List<Scan> scans, List<String> conditions) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<String> CONDITIONS =
            List.of("Filter", "Index Cond", "Recheck Cond", "Hash Cond", "Merge Cond", "Join Filter");

    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_$]*");

    /** A name of a column, with its quotes if it needs them. */
    private static final String COLUMN = "(\"(?:[^\"]|\"\")+\"|[a-z_][a-z0-9_$]*)";

    /**
     * A table that is read completely.
     *
     * @param schema without quotes
     * @param table without quotes
     * @param alias by which conditions refer to it, without quotes
     */
    record Scan(String schema, String table, String alias) {

        /** The name for SQL. */
        String name() {
            return quoted(schema) + "." + quoted(table);
        }
    }

    /**
     * Reads a plan.
     *
     * @throws DatabaseGap if it is not one
     */
    static QueryPlan read(String json) throws DatabaseGap {
        JsonNode plan = tree(json).path(0).path("Plan");
        if (!plan.path("Total Cost").isNumber()) {
            throw DatabaseGap.lasting("returns a plan without a total cost");
        }
        QueryPlan read = new QueryPlan(plan.path("Total Cost").asDouble(), new ArrayList<>(), new ArrayList<>());
        read.collect(plan);
        return read;
    }

    private static JsonNode tree(String json) throws DatabaseGap {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException damaged) {
            throw DatabaseGap.lasting("returns a plan that is not JSON");
        }
    }

    private void collect(JsonNode node) {
        if (node.path("Node Type").asText().equals("Seq Scan")) {
            scans.add(new Scan(
                    node.path("Schema").asText(),
                    node.path("Relation Name").asText(),
                    node.path("Alias").asText()));
        }
        CONDITIONS.stream()
                .map(node::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .forEach(conditions::add);
        node.path("Plans").forEach(this::collect);
    }

    /** The columns of a table whose values the plan compares for equality, in alphabetical order, with quotes where needed. */
    Set<String> comparedColumns(Scan scan) {
        String column = "(?<![\\w.\"])" + Pattern.quote(quoted(scan.alias())) + "\\." + COLUMN;
        // A varchar is compared as text, and its index serves that.
        Pattern equality = Pattern.compile("(?:" + column + "|\\(" + column + "\\)::text) = " + "| = (?:" + column
                + "|\\(" + column + "\\)::text)");
        Set<String> columns = new TreeSet<>();
        for (String condition : conditions) {
            Matcher matcher = equality.matcher(condition);
            while (matcher.find()) {
                for (int group = 1; group <= matcher.groupCount(); group++) {
                    if (matcher.group(group) != null) {
                        columns.add(matcher.group(group));
                    }
                }
            }
        }
        return columns;
    }

    /** A name as SQL needs it: in quotes unless it consists of lower-case letters, digits and underscores. */
    static String quoted(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
