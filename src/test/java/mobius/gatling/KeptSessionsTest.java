package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import mobius.contract.SessionTokens;
import mobius.gatling.KeptSessions.Kept;
import org.junit.jupiter.api.Test;

class KeptSessionsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    @Test
    void aUserWhoReturnsTakesUpTheSessionThatWasIdleForTheLongest() {
        KeptSessions sessions = new KeptSessions(100);
        sessions.keep(session("a", START));
        sessions.keep(session("b", START));
        assertThat(taken(sessions, START)).isEqualTo("a");
        assertThat(taken(sessions, START)).isEqualTo("b");
        assertThat(taken(sessions, START)).isEqualTo("a");
    }

    @Test
    void aSessionWhoseTokenIsAboutToExpireIsForgotten() {
        KeptSessions sessions = new KeptSessions(100);
        sessions.keep(session("a", START));
        assertThat(sessions.take(ENOUGH, START.plusSeconds(1770))).isEmpty();
        assertThat(sessions.take(ENOUGH, START)).isEmpty();
    }

    @Test
    void aSessionHasOnlySoManyVisitsInAnyMinute() {
        KeptSessions sessions = new KeptSessions(3);
        sessions.keep(session("a", START));
        assertThat(sessions.take(ENOUGH, START.plusSeconds(10))).isPresent();
        assertThat(sessions.take(ENOUGH, START.plusSeconds(20))).isPresent();
        assertThat(sessions.take(ENOUGH, START.plusSeconds(59))).isEmpty();
        assertThat(sessions.take(ENOUGH, START.plusSeconds(60))).isPresent();
        assertThat(sessions.take(ENOUGH, START.plusSeconds(69))).isEmpty();
    }

    @Test
    void aRefreshIsMadeOnceForAllVisitsOfASession() {
        Kept session = session("a", START);
        assertThat(session.beginsToRefresh()).isTrue();
        assertThat(session.beginsToRefresh()).isFalse();
        SessionTokens renewed = new SessionTokens("new", Optional.empty(), START.plusSeconds(3600));
        session.refreshedTo(renewed);
        assertThat(session.tokens()).isEqualTo(renewed);
        assertThat(session.beginsToRefresh()).isTrue();
    }

    /** 12 users a second, four of five of whom return: a limit of 60 requests a minute must hold at 5 requests a visit. */
    @Test
    void mostUsersWhoMayReturnDoAndNoAccountIsVisitedTooOften() {
        KeptSessions sessions = KeptSessions.of(0.8);
        SplittableRandom random = new SplittableRandom(7);
        Map<String, Integer> visitsOfFirstMinute = new HashMap<>();
        int signIns = 0;
        for (int user = 0; user < 12 * 60; user++) {
            Instant now = START.plusMillis(user * 1000L / 12);
            Optional<Kept> kept = random.nextDouble() < 0.8 ? sessions.take(ENOUGH, now) : Optional.empty();
            String email = kept.map(Kept::email).orElse("user " + user);
            if (kept.isEmpty()) {
                signIns++;
                sessions.keep(session(email, now));
            }
            visitsOfFirstMinute.merge(email, 1, Integer::sum);
        }
        assertThat(visitsOfFirstMinute.values()).allMatch(visits -> visits <= 10);
        assertThat(signIns / (12.0 * 60)).isBetween(0.18, 0.22);
    }

    private static String taken(KeptSessions sessions, Instant now) {
        return sessions.take(ENOUGH, now).map(Kept::email).orElse("none");
    }

    private static Kept session(String email, Instant signedIn) {
        return new Kept(email, new SessionTokens("t", Optional.of("r"), START.plusSeconds(1800)), signedIn);
    }
}
