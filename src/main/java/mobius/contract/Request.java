package mobius.contract;

import java.util.Map;

/**
 * A request as it was sent, with the URL decoded and values still unparsed.
 *
 * @param path the path parameters by their names in the document: {@code project_id}
 * @param query the query parameters; if one is given twice, the last value counts
 * @param body of the request
 */
public record Request(Map<String, String> path, Map<String, String> query, Body body) {

    public Request {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /** The body of a request. */
    public sealed interface Body {

        /** No body. */
        record None() implements Body {}

        /**
         * A body that is declared as JSON, in UTF-8.
         *
         * @param text may be invalid JSON; empty if nothing was sent
         */
        record Json(String text) implements Body {}

        /**
         * A multipart form.
         *
         * @param fields by name; the value of a file is its name
         */
        record Form(Map<String, String> fields) implements Body {

            public Form {
                fields = Map.copyOf(fields);
            }
        }
    }
}
