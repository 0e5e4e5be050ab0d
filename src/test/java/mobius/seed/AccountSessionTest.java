package mobius.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import mobius.config.PlatformSettings;
import mobius.config.SettingsReader;
import mobius.config.hocon.Secret;
import mobius.contract.UnexpectedAnswer;
import mobius.data.Account;
import mobius.data.Mark;
import mobius.seed.client.RemoteItem;
import mobius.seed.client.Routes;
import mobius.seed.client.SeedingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AccountSessionTest {

    private static final Account ADA = new Account("ada@load.mobius.example", "Ada", "us-east-1", "user");
    private static final String SESSION = "{\"data\":{\"token\":\"t\",\"user\":{\"id\":\"u\"}}}";
    private static final RemoteItem PROJECT =
            new RemoteItem("p", "atlas", "atlas", Optional.empty(), Optional.empty(), OptionalLong.empty());

    private final ScriptedPlatform platform;

    AccountSessionTest() throws IOException {
        platform = new ScriptedPlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void listsAreReadPageByPageUntilTheirTotal() throws Exception {
        platform.then(201, SESSION).then(200, page(2, project("a"))).then(200, page(2, project("b")));
        assertThat(enter().projects()).extracting(RemoteItem::id).containsExactly("a", "b");
        assertThat(platform.requests())
                .containsExactly(
                        "POST /api/v1/auth/register",
                        "GET /api/v1/projects?limit=100",
                        "GET /api/v1/projects?limit=1&offset=1");
    }

    @Test
    void aListThatDoesNotPageIsNotCountedTwice() throws Exception {
        String all = "{\"data\":[" + project("a") + "," + project("b") + "]}";
        platform.then(201, SESSION).then(200, all).then(200, all);
        assertThat(enter().projects()).extracting(RemoteItem::id).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9})
    void aTotalThatContradictsTheRowsStops(int total) throws Exception {
        platform.then(201, SESSION).then(200, page(total, project("a")));
        AccountSession ada = enter();
        assertThatThrownBy(ada::projects)
                .isInstanceOf(SeedingException.class)
                .hasMessageContaining("counts " + total + " rows and shows 1 on all its pages");
    }

    @Test
    void aListWithoutEndIsGivenUp() throws Exception {
        platform.then(201, SESSION);
        platform.forever(number -> "{\"data\":[" + project("row-" + number) + "]}");
        AccountSession ada = enter();
        assertThatThrownBy(ada::projects).hasMessageContaining("does not end: after 1000 pages there are still more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "{}",
                "{\"data\":{}}",
                "{\"data\":[\"a\"]}",
                "{\"data\":[{\"name\":\"a\"}]}",
                "7",
                "null"
            })
    void whatIsNoListOfItemsIsNeverAnEmptyOne(String body) throws Exception {
        platform.then(201, SESSION).then(200, body);
        AccountSession ada = enter();
        assertThatThrownBy(ada::projects)
                .isInstanceOf(UnexpectedAnswer.class)
                .hasMessageStartingWith("GET " + platform.url()
                        + "/api/v1/projects?limit=100 for ada@load.mobius.example answered" + " 200 with ");
        assertThatThrownBy(() -> ada.contexts(PROJECT)).isInstanceOf(UnexpectedAnswer.class);
    }

    @Test
    void aContextWithoutMetadataInItsListIsOpened() throws Exception {
        platform.then(201, SESSION)
                .then(200, page(1, "{\"id\":7,\"name\":\"n\",\"metadata\":null}"))
                .then(200, "{\"data\":{\"id\":7,\"name\":\"n\",\"metadata\":{\"mobius-load-test\":\"seed\"}}}");
        assertThat(enter().contexts(PROJECT)).singleElement().matches(context -> context.isOf(new Mark("seed")));
        assertThat(platform.requests())
                .endsWith("GET /api/v1/contexts?projectId=p&limit=100", "GET /api/v1/contexts/7");
    }

    @Test
    void aContextThatCannotBeOpenedHasNoMark() throws Exception {
        platform.then(201, SESSION)
                .then(200, page(1, "{\"id\":\"c\",\"name\":\"n\"}"))
                .then(404, "{}");
        assertThat(enter().contexts(PROJECT))
                .singleElement()
                .matches(context -> context.mark().isEmpty());
    }

    @Test
    void contextsOfAnotherProjectStop() throws Exception {
        platform.then(201, SESSION).then(200, page(1, "{\"id\":\"c\",\"projectId\":\"other\",\"metadata\":{}}"));
        AccountSession ada = enter();
        assertThatThrownBy(() -> ada.contexts(PROJECT))
                .isInstanceOf(SeedingException.class)
                .hasMessageContaining("shows a context of the project other: the platform does not filter them");
    }

    @Test
    void theProjectsOfOtherOwnersAreLeftOut() throws Exception {
        String others = "{\"id\":\"b\",\"tags\":[],\"owner_id\":\"v\"}";
        String own = "{\"id\":\"a\",\"tags\":[],\"ownerId\":\"u\"}";
        platform.then(201, SESSION).then(200, page(2, own + "," + others));
        assertThat(enter().projects()).extracting(RemoteItem::id).containsExactly("a");
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
                        "GET /api/v1/projects?limit=100",
                        "POST /api/v1/auth/login",
                        "GET /api/v1/projects?limit=100");
    }

    @Test
    void aPlatformThatDropsTheTagsIsToldAndWhatItCreatedIsRemoved() throws Exception {
        platform.then(201, SESSION)
                .then(201, "{\"data\":{\"id\":\"p\",\"name\":\"atlas\",\"tags\":[],\"metadata\":null}}")
                .then(204, "");
        AccountSession ada = enter();
        assertThatThrownBy(() -> ada.createProject(Map.of("name", "atlas"), "atlas"))
                .isInstanceOf(SeedingException.class)
                .hasMessage("the platform has not kept the mark mobius-load-test in the tags of atlas (p) of"
                        + " ada@load.mobius.example, so it could never be found again. It was removed again");
        assertThat(platform.requests()).endsWith("DELETE /api/v1/projects/p");
    }

    @Test
    void whatCannotBeRemovedAgainIsNamed() throws Exception {
        platform.then(201, SESSION)
                .then(201, "{\"data\":{\"id\":\"p\",\"name\":\"atlas\",\"tags\":[]}}")
                .then(403, "{\"detail\":\"no\"}");
        AccountSession ada = enter();
        assertThatThrownBy(() -> ada.createProject(Map.of("name", "atlas"), "atlas"))
                .hasMessageContaining("of atlas (p) of ada@load.mobius.example")
                .hasMessageContaining("It could not be removed again (DELETE ")
                .hasMessageEndingWith("; remove it there by hand");
    }

    @Test
    void aCreationWithoutAnIdIsNamed() throws Exception {
        platform.then(201, SESSION).then(202, "{\"data\":{\"status\":\"queued\"}}");
        AccountSession ada = enter();
        assertThatThrownBy(() -> ada.createProject(Map.of("name", "atlas"), "atlas"))
                .isInstanceOf(SeedingException.class)
                .hasMessageEndingWith("it may have created atlas: look for it there, and remove it by hand");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 404})
    void whatIsGoneIsDeleted(int status) throws Exception {
        platform.then(201, SESSION).then(status, "");
        enter().deleteContext(PROJECT);
        assertThat(platform.requests()).endsWith("DELETE /api/v1/contexts/p");
    }

    @Test
    void anAccountThatMayOnlyReadIsTold() throws Exception {
        platform.then(201, SESSION).then(403, "{\"detail\":\"Not enough permissions\"}");
        AccountSession ada = enter();
        assertThatThrownBy(() -> ada.createProject(Map.of("name", "atlas"), "atlas"))
                .hasMessage("POST " + platform.url()
                        + "/api/v1/projects for ada@load.mobius.example answered 403 (Not enough"
                        + " permissions); this account may only read on the platform: give it the role user there. Run"
                        + " the command again to continue from here");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 422})
    void aTakenAddressIsSignedIn(int status) throws Exception {
        platform.then(status, "{\"detail\":\"taken\"}").then(200, SESSION);
        assertThat(enter().isNew()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"409, 401", "409, 400", "409, 403", "409, 404"})
    void anAccountWithAnotherPasswordIsNamedWithTheAnswer(int registration, int signIn) {
        platform.then(registration, "{\"detail\":\"taken\"}").then(signIn, "{\"detail\":\"wrong\"}");
        assertThatThrownBy(this::enter)
                .isInstanceOf(SeedingException.class)
                .hasMessage(
                        "the account ada@load.mobius.example exists with another password than MOBIUS_PASSWORD (POST "
                                + platform.url() + "/api/v1/auth/login for ada@load.mobius.example answered " + signIn
                                + " (wrong)); export the password that it has, or have the operators remove the account");
    }

    @Test
    void aRegistrationThatIsRefusedForAnotherReasonIsToldWithBothAnswers() {
        platform.then(422, "{\"detail\":[{\"loc\":[\"body\",\"password\"],\"msg\":\"too short\"}]}")
                .then(401, "{\"detail\":\"wrong\"}");
        assertThatThrownBy(this::enter)
                .hasMessageContaining(
                        "/auth/register for ada@load.mobius.example answered 422 (body.password: too short), and POST ")
                .hasMessageContaining("answered 401 (wrong)");
    }

    @Test
    void aRegistrationWithoutATokenIsFollowedByASignIn() throws Exception {
        platform.then(201, "{\"id\":7,\"email\":\"ada\"}")
                .then(200, "{\"access_token\":\"t\"}")
                .then(200, "[]");
        AccountSession ada = enter();
        assertThat(ada.isNew()).isTrue();
        assertThat(ada.projects()).isEmpty();
    }

    @Test
    void aSignInWithoutATokenIsRefused() {
        platform.then(409, "{}").then(200, "{\"data\":{}}");
        assertThatThrownBy(this::enter)
                .isInstanceOf(UnexpectedAnswer.class)
                .hasMessageContaining("answered 200 with no token");
    }

    private AccountSession enter() throws InterruptedException {
        PlatformSettings settings =
                SettingsReader.read(Map.of(), Map.of()).target().at(URI.create(platform.url()));
        return Platform.of(
                        settings,
                        new Secret("a password"),
                        new SeedPace(1_000, 1),
                        new HeldTime(),
                        Routes.assumed(settings))
                .enter(ADA);
    }

    private static String project(String id) {
        return "{\"id\":\"" + id + "\",\"name\":\"atlas\",\"tags\":[],\"metadata\":{}}";
    }

    private static String page(int total, String items) {
        return "{\"data\":{\"items\":[" + items + "],\"total\":" + total + "}}";
    }
}
