package dev.lapwing.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.Scene.Found;
import dev.lapwing.event.GeoPoint;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What baselines of rates and of travel say at their limits. */
class RateAndTravelExamplesTest {
    private static final long HOUR = 3_600_000;
    private static final GeoPoint HERE = new GeoPoint(0, 0);
    private static final GeoPoint THERE = new GeoPoint(0, 9);
    private static final double BETWEEN = HERE.kilometresTo(THERE);

    private static Scene rate(String more) {
        return new Scene(Scene.rule("rule", "type: rate_anomaly\nrules: [a]\n" + more));
    }

    private static Scene burst(Scene scene, long start, int events) {
        for (int i = 0; i < events; i++) {
            scene.event(start + i, "a");
        }
        return scene;
    }

    private static Scene travel(String more) {
        return new Scene(Scene.rule("rule", "type: impossible_travel\nrules: [a]\n" + more));
    }

    private static Scene from(Scene scene, long time, GeoPoint place) {
        return scene.event(time, "a", "src_endpoint.ip", place.text());
    }

    /** A median of 4 that hardly varies deviates by its square root: more than 4 + 6 x 2 is far above. */
    @Test
    void aBurstAfterAWeekOfQuietHours() {
        Scene usual = rate("");
        Scene unusual = rate("");
        LongStream.range(0, 171).forEach(hour -> List.of(usual, unusual).forEach(week -> burst(week, hour * HOUR, 4)));

        burst(usual, 171 * HOUR, 16);
        burst(unusual, 171 * HOUR, 17);

        assertThat(usual.end()).isEmpty();
        assertThat(unusual.end()).containsExactly(new Found(171 * HOUR, 171 * HOUR + 16, 17));
    }

    /** The hour in which the group is met is no whole one, so the hour is known three times in the fourth week. */
    @Test
    void aWeeklyRushIsUsualOnceItsHourWasThereThreeTimes() {
        Scene scene = rate("learn: 1d");
        LongStream.rangeClosed(0, 7 * 168).forEach(hour -> burst(scene, hour * HOUR, hour % 168 == 0 ? 50 : 1));

        List<Found> found = scene.end();

        assertThat(found).extracting(Found::start).containsExactly(168 * HOUR, 336 * HOUR, 504 * HOUR);
    }

    @Test
    void aRateIsJudgedOnceTheLearningTimeIsFullOfWholeHours() {
        String learn = "learn: 8h\nleast: 3";

        assertThat(burst(rate(learn).event(HOUR / 2, "a"), 9 * HOUR, 7).end()).isEmpty();
        assertThat(burst(rate(learn).event(HOUR / 2, "a"), 10 * HOUR, 7).end())
                .containsExactly(new Found(10 * HOUR, 10 * HOUR + 6, 7));
    }

    @Test
    void fewEventsAreNoAnomalyHoweverQuietThePast() {
        String learn = "learn: 8h\nleast: 20";

        assertThat(burst(rate(learn).event(0, "a"), 10 * HOUR, 19).end()).isEmpty();
        assertThat(burst(rate(learn).event(0, "a"), 10 * HOUR, 20).end()).hasSize(1);
    }

    @Test
    void aBurstCountsAsFarAsABucketReachesHoweverShortItIs() {
        Scene scene = rate("learn: 8h\nleast: 8192").event(0, "a");

        burst(scene, 10 * HOUR, 10_000);

        assertThat(scene.end()).containsExactly(new Found(10 * HOUR, 10 * HOUR + 8_191, 8_192));
    }

    @Test
    void theLeastNumberMayBeLargerThanWhatABucketKeepsOtherwise() {
        Scene scene = rate("learn: 8h\nleast: 9000").event(0, "a");

        burst(scene, 10 * HOUR, 9_001);

        assertThat(scene.end()).containsExactly(new Found(10 * HOUR, 10 * HOUR + 8_999, 9_000));
    }

    @Test
    void aRestartWithinABucketLeavesItsBoundAsItIs() {
        Scene through = rate("learn: 8h").event(0, "a");
        Scene restarted = rate("learn: 8h").event(0, "a");
        List.of(through, restarted)
                .forEach(scene -> burst(scene, 10 * HOUR, 6_000).watermark(10 * HOUR + 6_000));

        restarted.restart();
        List.of(through, restarted).forEach(scene -> burst(scene, 10 * HOUR + 6_000, 6_000));

        assertThat(restarted.end())
                .isEqualTo(through.end())
                .containsExactly(new Found(10 * HOUR, 10 * HOUR + 8_191, 8_192));
    }

    @Test
    void ratesSurviveARestartAfterTheyWereFolded() {
        Scene scene = rate("");
        LongStream.range(0, 171).forEach(hour -> burst(scene, hour * HOUR, 4));

        scene.watermark(170 * HOUR).restart();
        burst(scene, 171 * HOUR, 17);

        assertThat(scene.end()).containsExactly(new Found(171 * HOUR, 171 * HOUR + 16, 17));
    }

    @Test
    void travelAtExactlyTheLimitIsPossible() {
        String limit = "speed: " + BETWEEN;

        assertThat(from(from(travel(limit), 0, HERE), HOUR, THERE).end()).isEmpty();
        assertThat(from(from(travel(limit), 0, HERE), HOUR - 1, THERE).end())
                .containsExactly(new Found(HOUR - 1, HOUR - 1, 1));
    }

    @Test
    void exactlyTheShortestDistanceCounts() {
        assertThat(from(from(travel("distance: " + BETWEEN), 0, HERE), 1, THERE).end())
                .hasSize(1);
        assertThat(from(from(travel("distance: " + Math.nextUp(BETWEEN)), 0, HERE), 1, THERE)
                        .end())
                .isEmpty();
    }

    @Test
    void aPlaceIsForgottenAMillisecondAfterTheMemory() {
        String slow = "speed: 10\nforget: 24h";

        assertThat(from(from(travel(slow), 0, HERE), 24 * HOUR, THERE).end()).hasSize(1);
        assertThat(from(from(travel(slow), 0, HERE), 24 * HOUR + 1, THERE).end())
                .isEmpty();
    }

    @Test
    void anAddressWithoutAPlaceIsPassedOver() {
        Scene scene = from(travel(""), 0, HERE).event(1, "a", "src_endpoint.ip", "nowhere");

        from(scene, 2, THERE);

        assertThat(scene.end()).containsExactly(new Found(2, 2, 1));
    }

    @Test
    void aRestartWithinASliceLeavesItsBoundAsItIsToo() {
        Scene through = travel("");
        Scene restarted = travel("");
        List<Scene> both = List.of(through, restarted);
        both.forEach(scene -> LongStream.range(0, 300).forEach(time -> from(scene, time, HERE)));
        both.forEach(scene -> scene.watermark(300));

        restarted.restart();
        both.forEach(scene -> LongStream.range(300, 600).forEach(time -> from(scene, time, HERE)));
        both.forEach(scene -> from(scene, 600, THERE));

        assertThat(through.end()).isEmpty();
        assertThat(restarted.end()).isEmpty();
    }

    @Test
    void aLateEventBetweenTwoPlacesExplainsTheJourney() {
        GeoPoint halfway = new GeoPoint(0, 4);
        Scene scene = from(from(travel("distance: 700"), 0, HERE), HOUR / 2, THERE);
        assertThat(scene.phases()).containsExactly("opened");

        from(scene, HOUR / 4, halfway);

        assertThat(scene.phases()).containsExactly("opened", "retracted");
    }
}
