package mobius.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import mobius.config.PlatformSettings;
import mobius.config.Secret;
import mobius.config.SettingsReader;
import mobius.data.Account;
import mobius.data.Mark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemberTest {

    private static final Account ADA = new Account("ada@load.mobius.example", "Ada", "us-east-1", "user");
    private static final String SESSION = "{\"data\":{\"token\":\"t\"}}";

    private final ScriptedPlatform platform;

    MemberTest() throws IOException {
        platform = new ScriptedPlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void listsAreReadPageByPage() throws Exception {
        platform.then(201, SESSION).then(200, page(2, project("a"))).then(200, page(2, project("b")));
        assertThat(enter().projects()).extracting(Thing::id).containsExactly("a", "b");
        assertThat(platform.requests())
                .containsExactly(
                        "POST /api/v1/auth/register",
                        "GET /api/v1/projects?skip=0&limit=1000",
                        "GET /api/v1/projects?skip=1&limit=1000");
    }

    @Test
    void aListThatNeverShowsWhatItCountsDoesNotHoldUp() throws Exception {
        platform.then(201, SESSION).then(200, page(9, project("a")));
        assertThat(enter().projects()).hasSize(1);
    }

    @Test
    void aContextWithoutMetadataInItsListIsOpened() throws Exception {
        platform.then(201, SESSION)
                .then(200, page(1, "{\"id\":\"c\",\"name\":\"n\",\"metadata\":null}"))
                .then(200, "{\"data\":{\"id\":\"c\",\"name\":\"n\",\"metadata\":{\"mobius-load-test\":\"seed\"}}}");
        assertThat(enter().contexts(new Thing("p", "atlas", "atlas", Optional.empty())))
                .singleElement()
                .matches(context -> context.isOf(new Mark("seed")));
        assertThat(platform.requests()).endsWith("GET /api/v1/contexts?projectId=p", "GET /api/v1/contexts/c");
    }

    @Test
    void whoseTokenHasExpiredSignsInAgain() throws Exception {
        platform.then(201, SESSION)
                .then(401, "{\"detail\":\"Invalid or expired token\"}")
                .then(200, SESSION)
                .then(200, page(1, project("a")));
        assertThat(enter().projects()).hasSize(1);
        assertThat(platform.requests())
                .containsExactly(
                        "POST /api/v1/auth/register",
                        "GET /api/v1/projects?skip=0&limit=1000",
                        "POST /api/v1/auth/login",
                        "GET /api/v1/projects?skip=0&limit=1000");
    }

    @Test
    void aPlatformThatDropsTheMarkIsToldBeforeMoreIsCreated() throws Exception {
        platform.then(201, SESSION)
                .then(201, "{\"data\":{\"id\":\"p\",\"name\":\"atlas\",\"tags\":[],\"metadata\":null}}");
        Member ada = enter();
        assertThatThrownBy(() -> ada.createProject(Map.of("name", "atlas")))
                .isInstanceOf(SeedingException.class)
                .hasMessage(
                        "the platform has not kept the mark mobius-load-test in the tags and metadata of atlas (p) of"
                                + " ada@load.mobius.example, so that it could never be found again; remove it there by hand, and"
                                + " let the platform store tags and metadata");
    }

    @Test
    void whatIsGoneAlreadyIsAsGoodAsDeleted() throws Exception {
        platform.then(201, SESSION).then(404, "{\"detail\":\"Context not found\"}");
        Member ada = enter();
        ada.deleteContext(new Thing("c", "n", "n", Optional.empty()));
        assertThat(platform.requests()).endsWith("DELETE /api/v1/contexts/c");
    }

    @Test
    void anAccountThatMayOnlyReadIsTold() throws Exception {
        platform.then(201, SESSION).then(403, "{\"detail\":\"Not enough permissions\"}");
        Member ada = enter();
        assertThatThrownBy(() -> ada.createProject(Map.of("name", "atlas")))
                .hasMessage("POST " + platform.url()
                        + "/api/v1/projects for ada@load.mobius.example answered 403 (Not enough"
                        + " permissions); the platform lets this account only read: give it the role user there. Started"
                        + " again, the command goes on from here");
    }

    private Member enter() throws InterruptedException {
        PlatformSettings settings =
                SettingsReader.read(Map.of(), Map.of()).target().at(URI.create(platform.url()));
        return new Platform(settings, new Secret("a password"), new Manners(1_000, 1), new HeldTime()).enter(ADA);
    }

    private static String project(String id) {
        return "{\"id\":\"" + id + "\",\"name\":\"atlas\",\"tags\":[],\"metadata\":{}}";
    }

    private static String page(int total, String items) {
        return "{\"data\":{\"items\":[" + items + "],\"total\":" + total + "}}";
    }
}
