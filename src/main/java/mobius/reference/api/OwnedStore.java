package mobius.reference.api;

import java.util.UUID;
import mobius.reference.http.Call;
import mobius.reference.http.Refusal;
import mobius.reference.store.Account;
import mobius.reference.store.Context;
import mobius.reference.store.Project;
import mobius.reference.store.Store;
import mobius.reference.store.Workspace;

/** Access of a caller to the store. Access to projects and contexts of other accounts is refused. */
public final class OwnedStore {

    private static final String NOT_YOURS = "Not enough permissions";

    private final Store store;

    /** Creates the access control of a store. */
    public OwnedStore(Store store) {
        this.store = store;
    }

    Store store() {
        return store;
    }

    /** Returns the workspace of the caller. */
    Workspace own(Call call) {
        return store.workspaceOf(call.account());
    }

    /**
     * Requires the right to write.
     *
     * @throws Refusal with 403 if the role of the caller is read-only
     */
    void requireWriter(Call call) {
        if (!call.account().role().mayWrite()) {
            throw Refusal.forbidden(NOT_YOURS);
        }
    }

    /**
     * Returns the caller's project with an id.
     *
     * @throws Refusal with 404 if there is none, or with 403 if it belongs to another account
     */
    Project project(Call call, UUID id) {
        return home(call.account(), id, "Project").project(id).orElseThrow(() -> missing("Project"));
    }

    /**
     * Returns the caller's context with an id.
     *
     * @throws Refusal with 404 if there is none, or with 403 if it belongs to another account
     */
    Context context(Call call, UUID id) {
        return home(call.account(), id, "Context").context(id).orElseThrow(() -> missing("Context"));
    }

    /** The workspace that contains an id, if it belongs to the caller. */
    private Workspace home(Account caller, UUID id, String kind) {
        Workspace home = store.homeOf(id).orElseThrow(() -> missing(kind));
        if (!home.ownerId().equals(caller.id())) {
            throw Refusal.forbidden(NOT_YOURS);
        }
        return home;
    }

    private static Refusal missing(String kind) {
        return Refusal.notFound(kind + " not found");
    }
}
