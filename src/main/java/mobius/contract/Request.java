package mobius.contract;

import java.util.Map;

/**
 * What a caller sent, with the URL decoded and nothing else.
 *
 * @param path the path parameters by their names in the document: {@code project_id}
 * @param query the query parameters; of one that is given twice the last value counts
 * @param body what follows the headers
 */
public record Request(Map<String, String> path, Map<String, String> query, Body body) {

    public Request {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /** What a request carries. */
    public sealed interface Body {

        /** Nothing. */
        record None() implements Body {}

        /**
         * JSON, or what is meant to be JSON, in UTF-8.
         *
         * @param text empty where nothing was sent
         */
        record Json(String text) implements Body {}

        /**
         * A multipart form.
         *
         * @param fields its fields; the value of a file is its name
         */
        record Form(Map<String, String> fields) implements Body {

            public Form {
                fields = Map.copyOf(fields);
            }
        }
    }
}
