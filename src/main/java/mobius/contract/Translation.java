package mobius.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Translates the errors of a JSON schema to violations in the format of FastAPI. */
final class Translation {

    /** The {@code null} alternative of an optional value; its error is irrelevant for a value that is not null. */
    private static final Pattern NULL_BRANCH = Pattern.compile(".*/anyOf/\\d+/type");

    private final OpenApiDocument document;

    Translation(OpenApiDocument document) {
        this.document = document;
    }

    /**
     * Returns one violation for each location, because pydantic stops at the first error of a value.
     *
     * @param errors of the schema for a value
     * @param place the location of that value: {@code ["body"]}
     */
    List<Violation> violations(List<Error> errors, List<Object> place) {
        Map<List<Object>, Violation> byPlace = new LinkedHashMap<>();
        for (Error error : errors) {
            if (!isNullBranch(error)) {
                Violation violation = violation(error, place);
                byPlace.merge(violation.loc(), violation, Translation::moreSpecific);
            }
        }
        Collection<Violation> found = byPlace.values();
        return List.copyOf(found);
    }

    /** A value outside an enumeration often has the wrong type as well; pydantic then reports the enumeration. */
    private static Violation moreSpecific(Violation first, Violation second) {
        return second.type().equals("enum") ? second : first;
    }

    private static boolean isNullBranch(Error error) {
        return error.getSchemaNode().asText().equals("null")
                && NULL_BRANCH.matcher(error.getEvaluationPath().toString()).matches();
    }

    private Violation violation(Error error, List<Object> place) {
        ErrorText text = ErrorText.of(error, document);
        return new Violation(text.type(), location(error, place), text.msg(), input(error), text.ctx());
    }

    /** The invalid value; for a field that is not allowed, the value of that field. */
    private static JsonNode input(Error error) {
        JsonNode instance = error.getInstanceNode();
        return error.getKeyword().equals("additionalProperties") ? instance.path(error.getProperty()) : instance;
    }

    /**
     * The location of an error. For a missing or extra field it ends with the field, as in pydantic, and not with the object
     * around it.
     */
    private static List<Object> location(Error error, List<Object> place) {
        List<Object> location = new ArrayList<>(place);
        NodePath path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            location.add(path.getElement(i));
        }
        if (error.getKeyword().equals("required") || error.getKeyword().equals("additionalProperties")) {
            location.add(error.getProperty());
        }
        return location;
    }
}
