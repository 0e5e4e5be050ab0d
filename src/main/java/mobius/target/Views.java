package mobius.target;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mobius.target.store.Account;
import mobius.target.store.Context;
import mobius.target.store.Project;
import mobius.target.store.Role;
import mobius.target.store.SearchHit;
import org.jspecify.annotations.Nullable;

/** What clients see of what is stored, by the names of the contract's schemas. */
final class Views {

    private Views() {}

    record User(UUID id, String email, String name, Role role, Instant createdAt, Instant updatedAt) {

        static User of(Account account) {
            return new User(
                    account.id(),
                    account.email(),
                    account.name(),
                    account.role(),
                    account.createdAt(),
                    account.updatedAt());
        }
    }

    record Session(User user, String token, String refreshToken) {}

    /** One page of many. */
    record Page(List<?> items, int total) {}

    record ProjectView(
            UUID id,
            String name,
            @Nullable String description,
            String language,
            @JsonProperty("repository_url") @Nullable String repositoryUrl,
            @Nullable String framework,
            List<String> tags,
            @JsonRawValue @Nullable String metadata,
            Instant createdAt,
            Instant updatedAt) {

        static ProjectView of(Project project) {
            return new ProjectView(
                    project.id(),
                    project.name(),
                    project.description(),
                    project.language(),
                    project.repositoryUrl(),
                    project.framework(),
                    project.tags(),
                    project.metadata(),
                    project.createdAt(),
                    project.updatedAt());
        }
    }

    record ContextView(
            UUID id,
            String name,
            @Nullable String description,
            UUID projectId,
            String version,
            @JsonRawValue @Nullable String metadata,
            Instant createdAt,
            Instant updatedAt) {

        static ContextView of(Context context) {
            return of(context, context.metadata());
        }

        /** Without the bundle itself, which is what makes a context large. */
        static ContextView brief(Context context) {
            return of(context, null);
        }

        private static ContextView of(Context context, @Nullable String metadata) {
            return new ContextView(
                    context.id(),
                    context.name(),
                    context.description(),
                    context.projectId(),
                    context.version(),
                    metadata,
                    context.createdAt(),
                    context.updatedAt());
        }
    }

    /** A search result. It is brief: whoever wants the bundle opens the context. */
    @JsonPropertyOrder({"context", "score"})
    record ContextHit(@JsonUnwrapped ContextView context, double score) {

        static ContextHit of(SearchHit hit) {
            return new ContextHit(ContextView.brief(hit.context()), hit.score());
        }
    }

    /** The file that export writes and import reads. */
    record ContextDocument(
            String name,
            @Nullable String description,
            String version,
            @JsonRawValue @Nullable String metadata) {

        static ContextDocument of(Context context) {
            return new ContextDocument(context.name(), context.description(), context.version(), context.metadata());
        }
    }
}
