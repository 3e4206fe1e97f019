package dev.lapwing.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.Scene.Found;
import org.junit.jupiter.api.Test;

/** What a baseline of new values and one of silences say at their limits, to the millisecond. */
class BaselineExamplesTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private static Scene newPlaces(String more) {
        return new Scene(Scene.rule("rule", """
                type: new_value
                rules: [a]
                condition: {field: from}
                learn: 1d
                forget: 7d
                """ + more));
    }

    private static Scene from(Scene scene, long time, String value) {
        return scene.event(time, "a", "from", value);
    }

    private static Scene heartbeat(long first) {
        Scene scene = new Scene(Scene.rule("rule", "type: absence\nrules: [a]\ntimespan: 1h\nlearn: 3h\nforget: 2d"));
        return scene.event(first, "a").event(HOUR, "a").event(2 * HOUR, "a").event(3 * HOUR, "a");
    }

    private static Found one(long time) {
        return new Found(time, time, 1);
    }

    @Test
    void aValueIsNewFromTheVeryEndOfTheLearningTimeOn() {
        Scene early = from(from(newPlaces(""), 0, "home"), DAY - 1, "away");
        Scene learnt = from(from(newPlaces(""), 0, "home"), DAY, "away");

        assertThat(early.end()).isEmpty();
        assertThat(learnt.end()).containsExactly(one(DAY));
    }

    @Test
    void aValueIsForgottenAMillisecondAfterTheMemory() {
        Scene known = from(from(from(newPlaces(""), 0, "old"), 3 * DAY, "other"), 7 * DAY, "old");
        Scene forgotten = from(from(from(newPlaces(""), 0, "old"), 3 * DAY, "other"), 7 * DAY + 1, "old");

        assertThat(known.end()).containsExactly(one(3 * DAY));
        assertThat(forgotten.end()).containsExactly(one(3 * DAY), one(7 * DAY + 1));
    }

    @Test
    void aGroupThatWasSilentForLongerThanTheMemoryIsLearntAnew() {
        Scene known = from(from(newPlaces(""), 0, "home"), 7 * DAY, "away");
        Scene forgotten = from(from(newPlaces(""), 0, "home"), 7 * DAY + 1, "away");

        assertThat(known.end()).containsExactly(one(7 * DAY));
        assertThat(forgotten.end()).isEmpty();
    }

    @Test
    void aCrowdedGroupIsSilentUntilTheValueThatHadToGoWouldBeForgotten() {
        Scene scene = newPlaces("values: 2");
        from(from(from(scene, 0, "1"), HOUR, "2"), DAY, "3");

        from(from(from(scene, 2 * DAY, "4"), 7 * DAY + HOUR, "5"), 9 * DAY + 1, "6");

        assertThat(scene.end()).containsExactly(one(DAY), one(9 * DAY + 1));
    }

    @Test
    void aLateEventMovesANewValueToAnEarlierEvent() {
        Scene scene = from(from(newPlaces(""), 0, "home"), 3 * DAY, "away");
        assertThat(scene.phases()).containsExactly("opened");

        from(scene, 2 * DAY, "away");

        assertThat(scene.phases()).contains("retracted");
        assertThat(scene.end()).containsExactly(one(2 * DAY));
    }

    @Test
    void newValuesWithinATimespanAreOneEpisodeOfThemAlone() {
        Scene scene = from(newPlaces(""), 0, "home");

        from(from(from(scene, DAY, "x"), DAY + 1, "home"), DAY + HOUR, "y");

        assertThat(scene.end()).containsExactly(new Found(DAY, DAY + HOUR, 2));
    }

    @Test
    void whatIsKnownSurvivesARestartAfterItWasFolded() {
        Scene scene = newPlaces("");
        for (int minute = 0; minute < 200; minute++) {
            from(scene, minute * 60_000L, "home");
        }

        scene.watermark(DAY).restart();
        from(from(scene, DAY, "home"), DAY + 1, "away");

        assertThat(scene.end()).containsExactly(one(DAY + 1));
    }

    @Test
    void anEventIsExpectedFromTheVeryEndOfTheLearningTimeOn() {
        assertThat(heartbeat(0).endAt(10 * HOUR)).containsExactly(new Found(3 * HOUR, 10 * HOUR, 1));
        assertThat(heartbeat(1).endAt(10 * HOUR)).isEmpty();
    }

    @Test
    void anAbsenceIsToldOnceTheSilenceIsLongerThanTheTimespan() {
        Scene scene = heartbeat(0);

        assertThat(scene.watermark(4 * HOUR).told()).isEmpty();
        assertThat(scene.watermark(4 * HOUR + 1).phases()).containsExactly("opened");
    }

    @Test
    void anAbsenceEndsWithTheReturn() {
        Scene scene = heartbeat(0).watermark(6 * HOUR).event(7 * HOUR, "a");

        scene.watermark(7 * HOUR + 1).watermark(9 * HOUR);

        assertThat(scene.phases()).last().isEqualTo("ended");
        assertThat(scene.end()).containsExactly(new Found(3 * HOUR, 7 * HOUR, 2));
    }

    @Test
    void anEventThatStaysAwayForLongerThanTheMemoryIsNoLongerExpected() {
        Scene exactly = heartbeat(0).event(3 * HOUR + 2 * DAY, "a");
        Scene later = heartbeat(0).event(3 * HOUR + 2 * DAY + 1, "a");

        assertThat(exactly.end()).containsExactly(new Found(3 * HOUR, 3 * HOUR + 2 * DAY, 2));
        assertThat(later.end()).containsExactly(new Found(3 * HOUR, 3 * HOUR + 2 * DAY, 1));
    }

    @Test
    void anAbsenceKnowsAcrossARestartWhatWasExpected() {
        Scene scene = heartbeat(0).watermark(3 * HOUR).restart();

        assertThat(scene.watermark(4 * HOUR + 1).phases()).containsExactly("opened");
    }
}
