package mobius.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeSliceTest {

    private static final String LEVEL = "db_pool_checked_out";
    private static final String COUNTER = "db_statements_total";

    @Test
    void whatAllSourcesToldIsAddedUp() {
        TimeSlice told = stretch(60, 60);
        assertThat(told.mean(LEVEL)).hasValue(6);
        assertThat(told.perSecond(COUNTER)).hasValue(4);
        assertThat(told.has(LEVEL)).isTrue();
    }

    @Test
    void theSumIsNotKnownWhereOneSourceFellSilent() {
        TimeSlice told = stretch(60, 20);
        assertThat(told.mean(LEVEL)).isEmpty();
        assertThat(told.perSecond(COUNTER)).isEmpty();
        assertThat(told.has(LEVEL)).isFalse();
        assertThat(told.mean("platform-1", LEVEL)).hasValue(3);
        assertThat(told.perSecond("platform-1", COUNTER)).hasValue(2);
    }

    @Test
    void aSeriesThatBeganLateIsNoSilenceOfItsSource() {
        List<Sample> samples = samples(60, 60);
        samples.add(new Sample(50_000, "platform-2", COUNTER, "handler=\"/late\"", 1));
        samples.add(new Sample(51_000, "platform-2", COUNTER, "handler=\"/late\"", 2));
        assertThat(stretch(samples).perSecond(COUNTER)).hasValue(4);
    }

    @Test
    void whatNobodyToldIsNotKnown() {
        assertThat(stretch(60, 60).mean("db_pool_waiting")).isEmpty();
        assertThat(stretch(60, 60).has("db_pool_waiting")).isFalse();
    }

    @Test
    void aSilenceInTheMiddleIsNotCovered() {
        List<Sample> samples = samples(60, 60);
        samples.removeIf(sample ->
                sample.source().equals("platform-2") && sample.timeMillis() > 20_000 && sample.timeMillis() < 40_000);
        assertThat(stretch(samples).mean(LEVEL)).isEmpty();
        assertThat(stretch(samples).mean("platform-1", LEVEL)).hasValue(3);
    }

    @Test
    void silencesThatAddUpAreNotCoveredAndScrapesThatFallOutNowAndThenAre() {
        List<Sample> silent = samples(60, 0);
        silent.removeIf(sample -> sample.timeMillis() / 1_000 % 10 > 4);
        assertThat(stretch(silent).mean("platform-1", LEVEL)).isEmpty();
        List<Sample> hasty = samples(60, 0);
        hasty.removeIf(sample -> sample.timeMillis() / 1_000 % 4 > 1);
        assertThat(stretch(hasty).mean("platform-1", LEVEL)).hasValue(3);
    }

    @Test
    void twoReadingsTellNothingOfAMinute() {
        List<Sample> samples = samples(60, 0);
        samples.removeIf(sample -> sample.timeMillis() > 0 && sample.timeMillis() < 59_000);
        assertThat(stretch(samples).mean("platform-1", LEVEL)).isEmpty();
        assertThat(stretch(samples).perSecond("platform-1", COUNTER)).isEmpty();
    }

    @Test
    void aLongerIntervalIsNoSilence() {
        List<Sample> samples = samples(60, 0);
        samples.removeIf(sample -> sample.timeMillis() % 10_000 > 0);
        assertThat(stretch(samples).perSecond("platform-1", COUNTER)).hasValue(2);
    }

    @Test
    void workersThatAnswerInTurnTellNoRates() {
        List<Sample> samples = samples(60, 60);
        for (int second = 0; second < 60; second++) {
            double start = second % 3 == 0 ? 1_000 : 2_000;
            samples.add(new Sample(second * 1_000L, "platform-2", "process_start_time_seconds", "", start));
        }
        TimeSlice told = stretch(samples);
        assertThat(told.perSecond(COUNTER)).isEmpty();
        assertThat(told.perSecondBy(COUNTER, Optional::of)).isEmpty();
        assertThat(told.perSecond("platform-2", COUNTER)).isEmpty();
        assertThat(told.increase("platform-2", COUNTER, labels -> true)).isEmpty();
        assertThat(told.rates("platform-2", COUNTER)).isEmpty();
        assertThat(told.hasRates(COUNTER)).isFalse();
        assertThat(told.perSecond("platform-1", COUNTER)).hasValue(2);
    }

    @Test
    void seriesThatShareALabelAreAddedUp() {
        List<Sample> samples = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            samples.add(new Sample(second * 1_000L, "a", COUNTER, "handler=\"/x\",status=\"200\"", second));
            samples.add(new Sample(second * 1_000L, "b", COUNTER, "handler=\"/x\",status=\"404\"", 2 * second));
            samples.add(new Sample(second * 1_000L, "b", COUNTER, "handler=\"/y\"", 4 * second));
            samples.add(new Sample(second * 1_000L, "b", COUNTER, "", 8 * second));
        }
        assertThat(stretch(samples).perSecondBy(COUNTER, labels -> labels.value("handler")))
                .containsExactly(Map.entry("/x", 3.0), Map.entry("/y", 4.0));
    }

    private static TimeSlice stretch(int firstSeconds, int secondSeconds) {
        return stretch(samples(firstSeconds, secondSeconds));
    }

    private static TimeSlice stretch(List<Sample> samples) {
        return new TimeSlice(Telemetry.of(samples).series(), 0, 60_000);
    }

    private static List<Sample> samples(int firstSeconds, int secondSeconds) {
        List<Sample> samples = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            add(samples, "platform-1", second, firstSeconds);
            add(samples, "platform-2", second, secondSeconds);
        }
        return samples;
    }

    private static void add(List<Sample> samples, String source, int second, int seconds) {
        if (second < seconds) {
            samples.add(new Sample(second * 1_000L, source, LEVEL, "", 3));
            samples.add(new Sample(second * 1_000L, source, COUNTER, "", 2.0 * second));
        }
    }
}
