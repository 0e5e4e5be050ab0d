package mobius.reference.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeedingTest {

    private static final Templates TEMPLATES = Templates.fromClassPath();
    private static final PasswordHash PASSWORD = new Passwords().hash("secret");

    @Test
    void theSameSeedGivesTheSameData() {
        assertThat(everything(1)).isEqualTo(everything(1)).isNotEqualTo(everything(2));
    }

    @Test
    void accountsHaveTheProjectsAndContextsThatWereAskedFor() {
        Store store = new Seeding(TEMPLATES, 1).draw(10, 3, 5, PASSWORD);
        assertThat(store.accounts().size()).isEqualTo(10);
        Workspace workspace = workspaceOf(store, 4);
        assertThat(workspace.projects())
                .hasSize(3)
                .allSatisfy(project ->
                        assertThat(workspace.contextsOf(project.id())).hasSize(5));
    }

    @Test
    void equalBundlesShareTheirMemory() {
        Store store = new Seeding(TEMPLATES, 1).draw(1, 1, 1, PASSWORD);
        String known = TEMPLATES.contexts().get(0).metadata().toString();
        assertThat(store.texts().shared(known)).isSameAs(store.texts().shared(new String(known)));
    }

    private static List<Object> everything(long seed) {
        Store store = new Seeding(TEMPLATES, seed).draw(3, 2, 2, PASSWORD);
        Workspace workspace = workspaceOf(store, 2);
        return List.of(
                workspace.projects(),
                workspace.projects().stream()
                        .map(project -> workspace.contextsOf(project.id()))
                        .toList());
    }

    private static Workspace workspaceOf(Store store, int account) {
        String email = TEMPLATES.accounts().get(account).email();
        return store.workspaceOf(store.accounts().withEmail(email).orElseThrow());
    }
}
