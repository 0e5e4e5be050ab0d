package mobius.reference.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mobius.reference.settings.Dialect;
import mobius.reference.store.Account;
import mobius.reference.store.Context;
import mobius.reference.store.Project;
import mobius.reference.store.Role;
import org.jspecify.annotations.Nullable;

/**
 * Records that clients receive, named like the schemas of the contract. {@link Wire} writes them in the format of its dialect.
 */
public final class Views {

    private Views() {}

    /** Marks fields that only the web client's types have. */
    interface OfTheClient {}

    /** Marks fields that only the plans have. */
    interface OfThePlans {}

    /** A value whose fields differ between dialects, not only their names. */
    interface Shaped {
        /** Returns the value with the fields of a dialect. */
        Object in(Dialect dialect);
    }

    /** An account without its password. */
    public record User(UUID id, String email, String name, Role role, Instant createdAt, Instant updatedAt) {

        public static User of(Account account) {
            return new User(
                    account.id(),
                    account.email(),
                    account.name(),
                    account.role(),
                    account.createdAt(),
                    account.updatedAt());
        }
    }

    /** A sign-in in the dialects other than the plans'. */
    public record Session(User user, String token, String refreshToken) {}

    /** The response of a refresh. The web client's type has no refresh token. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refreshed(User user, String token, @Nullable String refreshToken) {}

    /** Tokens with the names of OAuth 2. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Granted(
            String accessToken,
            String tokenType,
            long expiresIn,
            @Nullable String refreshToken,
            @Nullable User user) {}

    /**
     * A new session with its tokens.
     *
     * @param lifetime of the access token
     */
    public record SignedIn(User user, String token, String refreshToken, Duration lifetime) implements Shaped {

        @Override
        public Object in(Dialect dialect) {
            return dialect == Dialect.PLAN
                    ? new Granted(token, "bearer", lifetime.toSeconds(), refreshToken, user)
                    : new Session(user, token, refreshToken);
        }

        /** Returns the response of a refresh for the same session. */
        public Shaped refreshed() {
            return dialect -> switch (dialect) {
                case CLIENT -> new Refreshed(user, token, null);
                case GUIDELINE -> new Refreshed(user, token, refreshToken);
                case PLAN -> new Granted(token, "bearer", lifetime.toSeconds(), null, null);
            };
        }
    }

    /** A project. The plans and the web client's types have different fields. */
    public record ProjectView(
            UUID id,
            String name,
            @Nullable String description,
            UUID ownerId,
            @JsonView(OfTheClient.class) List<UUID> collaborators,
            List<String> tags,
            @JsonView(OfTheClient.class) @JsonRawValue String settings,
            @JsonView(OfThePlans.class) @Nullable String language,
            @JsonView(OfThePlans.class) @Nullable String framework,
            @JsonView(OfThePlans.class) @Nullable String repositoryUrl,

            @JsonView(OfThePlans.class) @JsonRawValue @Nullable
            String metadata,

            @JsonView(OfThePlans.class) int contextCount,
            Instant createdAt,
            Instant updatedAt) {

        public static ProjectView of(Project project, int contexts) {
            return new ProjectView(
                    project.id(),
                    project.name(),
                    project.description(),
                    project.ownerId(),
                    List.of(),
                    project.tags(),
                    project.settings(),
                    project.language(),
                    project.framework(),
                    project.repositoryUrl(),
                    project.metadata(),
                    contexts,
                    project.createdAt(),
                    project.updatedAt());
        }
    }

    /** A context. */
    public record ContextView(
            UUID id,
            String name,
            @Nullable String description,
            UUID projectId,
            String version,
            @JsonRawValue String metadata,
            Instant createdAt,
            Instant updatedAt) {

        public static ContextView of(Context context) {
            return of(context, context.metadata());
        }

        /** Returns a view without metadata, which is the large part of a context. */
        public static ContextView brief(Context context) {
            return of(context, "{}");
        }

        private static ContextView of(Context context, String metadata) {
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

    /** A deleted project or context. */
    public record Gone(UUID id, UUID projectId) {}

    /** The file of export and import. Its names are the same in each dialect. */
    public record ContextDocument(
            String name,
            @Nullable String description,
            String version,
            @JsonRawValue String metadata) {

        public static ContextDocument of(Context context) {
            return new ContextDocument(context.name(), context.description(), context.version(), context.metadata());
        }
    }
}
