package mobius.reference.api;

import java.util.UUID;
import mobius.reference.http.Call;
import mobius.reference.http.Refusal;
import mobius.reference.store.Account;
import mobius.reference.store.Context;
import mobius.reference.store.Project;
import mobius.reference.store.Store;
import mobius.reference.store.Workspace;

/** What a caller may see and change of the store; what others own is refused. */
public final class OwnedStore {

    private static final String NOT_YOURS = "Not enough permissions";

    private final Store store;

    public OwnedStore(Store store) {
        this.store = store;
    }

    Store store() {
        return store;
    }

    Workspace own(Call call) {
        return store.workspaceOf(call.account());
    }

    /**
     * @throws Refusal with 403 where the caller only reads
     */
    void requireWriter(Call call) {
        if (!call.account().role().mayWrite()) {
            throw Refusal.forbidden(NOT_YOURS);
        }
    }

    /**
     * The caller's project of that id.
     *
     * @throws Refusal with 404 where there is none, with 403 where it is somebody else's
     */
    Project project(Call call, UUID id) {
        return home(call.account(), id, "Project").project(id).orElseThrow(() -> missing("Project"));
    }

    /**
     * The caller's context of that id.
     *
     * @throws Refusal with 404 where there is none, with 403 where it is somebody else's
     */
    Context context(Call call, UUID id) {
        return home(call.account(), id, "Context").context(id).orElseThrow(() -> missing("Context"));
    }

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
