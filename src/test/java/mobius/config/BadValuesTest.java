package mobius.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sentence for every kind of bad value; the place is that of a system property. */
class BadValuesTest {

    private final Attempt attempt;

    BadValuesTest(@TempDir Path folder) {
        attempt = new Attempt(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mobius.scale | 0 | 0 is not above zero; write a number above 0
        mobius.scale | -1 | -1 is not above zero; write a number above 0
        mobius.scale | twice | "twice" is not a finite number; write a number above 0
        mobius.load.peak-requests-per-second | NaN | "NaN" is not a finite number; write a number above 0
        mobius.load.peak-requests-per-second | 1e999 | 1e999 is not a finite number; write a number above 0
        mobius.load.peak-requests-per-second | 0 | 0 is not above zero; write a number above 0
        mobius.load.weights.sign-in | -1 | -1 is below zero; write 0 or more
        mobius.load.think-time | 10 | 10 has no unit; write a number and a unit, for example 10 s
        mobius.load.think-time | -10 s | "-10 s" is below zero; write 0 s or more
        mobius.load.think-time | 10 parsecs | "10 parsecs" is not a duration; write a number and a unit, for example 10 s
        mobius.load.think-time | soon | "soon" is not a duration; write a number and a unit, for example 10 s
        mobius.load.think-time | 1e99 s | "1e99 s" is unreasonably large; write less, for example 10 s
        mobius.durations.hold | 0 s | "0 s" is not above zero; write a longer time, for example 10 s
        mobius.durations.hold | 30 | 30 has no unit; write a number and a unit, for example 10 s
        mobius.durations.hold | 1500 ms | "1500 ms" is not a whole number of seconds; write one, for example 10 s
        mobius.graduated.concurrent-users | 0 | 0 is not above zero; write a number above 0
        mobius.capacity.steps.factor | 1 | 1 is not a step up; write a factor above 1, such as 1.2
        mobius.capacity.steps.factor | 1.001 | 1.001 makes more than 100 steps; write a larger one, such as 1.2
        mobius.capacity.steps.to | 0.1 | 0.1 is below from; write a load at which the last step may be
        mobius.seed | 1.5 | 1.5 is not a whole number; write a whole number
        mobius.embedded.port | 70000 | 70000 is out of range; write a whole number from 0 to 65535
        mobius.telemetry.interval | 0 s | "0 s" is not above zero; write a longer time, for example 10 s
        mobius.telemetry.timeout | 2 | 2 has no unit; write a number and a unit, for example 10 s
        mobius.telemetry.sources | http://localhost:9100 | "http://localhost:9100" is not a list; write one in brackets, for example [http://localhost:9100]
        mobius.embedded.heap | 512 | 512 has no unit; write a number and a unit, for example 512 MiB
        mobius.embedded.heap | 0 B | "0 B" is not above zero; write a larger size, for example 512 MiB
        mobius.embedded.heap | 5 s | "5 s" is not a size; write a number and a unit, for example 512 MiB
        mobius.embedded.gzip-from | 3 GiB | "3 GiB" is larger than any body; write less than 2 GiB, for example 1000 B
        mobius.embedded.dialect | clinet | "clinet" is not a dialect; write one of client, plan, guideline
        mobius.embedded.pool.overflow | queue | "queue" is neither error nor shed; write error or shed
        mobius.embedded.keep-alive | 0 s | "0 s" is not above zero; write a longer time, for example 10 s
        mobius.target.limits.injector-is-exempt | yes | "yes" is neither true nor false; write true or false
        mobius.target.region | eu-west-2 | "eu-west-2" is not a region; write one of eu-west-1, us-east-1, ap-southeast-1
        mobius.target.api-prefix | api/v1 | "api/v1" does not start with a slash or ends with one; write it like /api/v1, or "" for none
        mobius.platform.build | '' | "" is empty; give it a value or leave it out
        mobius.embedded.faults | slow-search | "slow-search" is not a list; write one in brackets, for example [slow-search]
        mobius.budgets.total.error-rate | 0.1 | 0.1 has no unit; write a number and a unit, for example "0.1 %"
        mobius.budgets.total.error-rate | 101 % | "101 %" is not above 0 % and at most 100 %; write for example "0.1 %"
        mobius.budgets.total.error-rate | 1 ms | "1 ms" is not a percentage; write one, for example "0.1 %"
        mobius.budgets.total.p99 | 100 ms | "100 ms" is below the budget of p95; make budgets grow with the percentile, or leave one out
        mobius.budgets.classes.read.maximum | 10 ms | "10 ms" is below the target of 100 ms; write the p99 budget, not below that of p95
        mobius.budgets.platform.cpu | 101 % | "101 %" is not above 0 % and at most 100 %; write for example "70 %"
        mobius.budgets.platform.memory | -1 % | "-1 %" is not above 0 % and at most 100 %; write for example "70 %"
        mobius.budgets.platform.cache-hits | 80 | 80 has no unit; write a number and a unit, for example "70 %"
        mobius.budgets.platform.statement-time | 0 ms | "0 ms" is not above zero; write a longer time, for example 10 s
        mobius.budgets.platform.first-answer | soon | "soon" is not a duration; write a number and a unit, for example 10 s
        mobius.budgets.platform.throughput | 50 ms | "50 ms" is not a percentage; write one, for example "70 %"
        mobius.budgets.severity.cpu.P0 | 85 % | "85 %" is not above that of P1; let the limits get worse from P2 to P0, or write null for a severity without a row
        mobius.budgets.severity.cpu.P1 | 75 | 75 has no unit; write a number and a unit, for example "70 %"
        mobius.budgets.severity.cpu.P2 | 120 % | "120 %" is not above 0 % and at most 100 %; write for example "70 %"
        mobius.budgets.severity.cache-hits.P1 | 80 % | "80 %" is not below that of P2; let the limits get worse from P2 to P0, or write null for a severity without a row
        mobius.budgets.severity.statement-time.P0 | 500 ms | "500 ms" is not above that of P1; let the limits get worse from P2 to P0, or write null for a severity without a row
        mobius.embedded.service-times.read.p95 | 1 ms | "1 ms" is below the p50; write a p95 that is not
        """)
    void isToldWithKeyValuePlaceAndRemedy(String key, String value, String sentence) {
        int remedy = sentence.indexOf("; ");
        String told = "%s %s (-D%s)%s".formatted(key, sentence.substring(0, remedy), key, sentence.substring(remedy));
        assertThat(attempt.property(key, value).problems()).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        localhost:8000 | has no scheme | write http://localhost:8000
        mobius.example | has no scheme | write https://mobius.example
        ftp://mobius.example | has the unsupported scheme ftp | write http:// or https://
        http://localhost:8000/api/v1 | ends with mobius.target.api-prefix, which the suite appends | write http://localhost:8000
        http://localhost:8000/mobius/api/v1/ | ends with mobius.target.api-prefix, which the suite appends | write http://localhost:8000/mobius
        http://localhost:8000/a/../b | has a path with empty or dotted parts | write http://localhost:8000/b
        http://localhost:8000?a=b | has a query or fragment | write http://localhost:8000
        http://my_host:8000 | has no valid host name | write one like http://localhost:8000
        http://localhost:99999 | has a port that does not exist | write one from 1 to 65535
        http://local host | is not a URL | write one like http://localhost:8000
        """)
    void aBaseUrlIsASchemeAHostAndAPort(String url, String complaint, String remedy) {
        attempt.property("mobius.environment", "local").variable("MOBIUS_PASSWORD", "x");
        assertThat(attempt.property("mobius.target.base-url", url).problems())
                .containsExactly("mobius.target.base-url \"%s\" %s (-Dmobius.target.base-url); %s"
                        .formatted(url, complaint, remedy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "1.2.3.256", "1.2.3", "fe::zz"})
    void anExemptAddressIsNoName(String address) {
        attempt.write(
                "environments/embedded.conf",
                "mobius.embedded.rate-limit.exempt-addresses = [\"::1\", \"" + address + "\"]");
        assertThat(attempt.problems())
                .containsExactly(
                        "mobius.embedded.rate-limit.exempt-addresses[1] \"" + address + "\" is not an IP address"
                                + " (environments/embedded.conf: 1); write one, for example \"127.0.0.1\" or \"::1\"");
    }

    @Test
    void anUnknownFaultBringsTheKnownOnes() {
        attempt.property("mobius.embedded.faults", "[slow-serch]");
        assertThat(attempt.problems())
                .singleElement()
                .asString()
                .startsWith(
                        "mobius.embedded.faults[0] \"slow-serch\" is not a fault (-Dmobius.embedded.faults); write one of ")
                .contains("slow-search");
    }

    @Test
    void weightsMustNotSumToZero() {
        String weights = attempt.settings().plan("load").weights().keySet().stream()
                .map(journey -> journey + " = 0")
                .collect(Collectors.joining(", "));
        attempt.write("profiles/idle.conf", "mobius.load {\n  weights { " + weights + " }\n}\n")
                .property("mobius.profile", "idle");
        assertThat(attempt.problems())
                .containsExactly("mobius.load.weights sum to 0 (profiles/idle.conf: 2);"
                        + " give at least one journey a weight above 0");
    }

    @Test
    void anEmbeddedTargetNeedsNoUrl() {
        assertThat(attempt.property("mobius.target.base-url", "http://localhost:8000")
                        .problems())
                .containsExactly("mobius.target.base-url \"http://localhost:8000\" is not used, because the environment"
                        + " embedded starts its own target (-Dmobius.target.base-url); choose another environment, for"
                        + " example with -Dmobius.environment=local, or leave the URL out");
    }
}
