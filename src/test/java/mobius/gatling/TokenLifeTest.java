package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokenLifeTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LEAST = Duration.ofSeconds(30);

    private final TokenLife life = new TokenLife(() -> NOW);

    @Test
    void aTokenEndsWhenItsClaimSaysSo() {
        assertThat(TokenLife.end(token("{\"sub\":\"a\",\"exp\":1767268800}"))).isEqualTo(NOW);
    }

    @Test
    void aLifeIsShortFromTheMomentOnWhenTheLeastIsLeft() {
        assertThat(life.isShort(NOW.plusSeconds(31), LEAST)).isFalse();
        assertThat(life.isShort(NOW.plusSeconds(30), LEAST)).isTrue();
        assertThat(life.isShort(NOW.minusSeconds(1), LEAST)).isTrue();
    }

    @Test
    void whatIsNoTokenIsSaidToBeNone() {
        for (String wrong : new String[] {"", "abc", "a.b", "a.%.c", "a.e30=.c.d", token("no json")}) {
            assertThatThrownBy(() -> TokenLife.end(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the token is no JWT");
        }
    }

    @Test
    void aTokenThatDoesNotTellItsEndIsNotTakenForAnEternalOne() {
        assertThatThrownBy(() -> TokenLife.end(token("{\"exp\":\"soon\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the token does not say when it expires");
    }

    private static String token(String claims) {
        return "e30."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".signature";
    }
}
