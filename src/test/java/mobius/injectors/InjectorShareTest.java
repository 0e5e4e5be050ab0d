package mobius.injectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InjectorShareTest {

    private static final Workload PLAN = new Workload(
            100,
            Duration.ofSeconds(1),
            List.of(
                    new Stage("up", Duration.ofSeconds(5), 0, 1, false),
                    new Stage("hold", Duration.ofSeconds(5), 1, 1, true)),
            new TrafficMix(Map.of("a", new TrafficMix.Share(1, 4))));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void theSharesOfAnyNumberAddUpToIt(int injectors) {
        for (long total = 0; total < 250; total++) {
            long all = total;
            assertThat(shares(injectors).mapToLong(share -> share.of(all)).sum())
                    .isEqualTo(total);
            LongSummaryStatistics counts =
                    shares(injectors).mapToLong(share -> share.of(all)).summaryStatistics();
            assertThat(counts.getMax() - counts.getMin()).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void everyUserIsTakenByOneInjector(int injectors) {
        for (long user = 0; user < 250; user++) {
            long number = user;
            assertThat(shares(injectors).filter(share -> share.takes(number))).hasSize(1);
        }
    }

    @Test
    void aShareCountsTheUsersThatItTakes() {
        InjectorShare share = new InjectorShare(2, 7);
        long total = 1_000;
        assertThat(LongStream.range(0, total).filter(share::takes).count()).isEqualTo(share.of(total));
    }

    @Test
    void noAccountServesTwoInjectors() {
        List<Integer> accounts = IntStream.range(0, 23).boxed().toList();
        List<Integer> dealt = new ArrayList<>();
        shares(5).forEach(share -> dealt.addAll(share.dealt(accounts)));
        assertThat(dealt).containsExactlyInAnyOrderElementsOf(accounts);
    }

    @Test
    void moreInjectorsThanAccountsLeaveSomeWithoutOne() {
        assertThat(new InjectorShare(3, 4).dealt(List.of("a", "b", "c"))).isEmpty();
    }

    @Test
    void fewRowsAreSharedFromDifferentBeginnings() {
        assertThat(new InjectorShare(1, 4).rows(List.of("a", "b", "c"))).containsExactly("b", "c", "a");
        assertThat(new InjectorShare(1, 2).rows(List.of("a", "b", "c"))).containsExactly("b");
    }

    @Test
    void noTwoUsersOfARunHaveOneNumber() {
        assertThat(shares(4).flatMap(share -> LongStream.rangeClosed(1, 25).mapToObj(share::user)))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void theOnlyInjectorHasTheWholePlan() {
        assertThat(InjectorShare.WHOLE.user(17)).isEqualTo(17);
        assertThat(InjectorShare.WHOLE.of(PLAN)).isSameAs(PLAN);
        assertThat(InjectorShare.WHOLE.isFirst()).isTrue();
    }

    @Test
    void theLoadsOfAllAddUpToThePlan() {
        Duration from = Duration.ofMillis(1_500);
        Duration to = Duration.ofSeconds(9);
        assertThat(shares(7)
                        .mapToDouble(share -> share.of(PLAN).plannedUsers(from, to))
                        .sum())
                .isCloseTo(PLAN.plannedUsers(from, to), within(1e-9));
    }

    @Test
    void anIndexIsBelowTheCount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InjectorShare(4, 4))
                .withMessage("there is no injector 4 of 4");
    }

    private static Stream<InjectorShare> shares(int injectors) {
        return IntStream.range(0, injectors).mapToObj(index -> new InjectorShare(index, injectors));
    }
}
