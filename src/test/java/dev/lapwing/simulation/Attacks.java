package dev.lapwing.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Plans attacks, each with its label. */
final class Attacks {
    /** One of many like turns. */
    interface Turn {
        void take(int number) throws Exception;
    }

    private static final Pattern BLANK = Pattern.compile(" ");

    private final Timeline timeline;
    private final LabelBook labels;
    private final Instant monday;

    Attacks(Timeline timeline, LabelBook labels, Instant monday) {
        this.timeline = timeline;
        this.labels = labels;
        this.monday = monday;
    }

    /**
     * An attack of many like turns.
     *
     * @param label name, threat, kind and difficulty, with blanks between
     * @param when day, hour and minute, with blanks between
     */
    void plan(String label, String when, Duration gap, int times, Turn turn) {
        List<String> words = BLANK.splitAsStream(label).toList();
        labels.add(new LabelBook.Label(words.get(0), words.get(1), words.get(2), words.get(3)));
        List<Long> clock = BLANK.splitAsStream(when).map(Long::valueOf).toList();
        Instant from = monday.plus(
                Duration.ofDays(clock.get(0)).plusHours(clock.get(1)).plusMinutes(clock.get(2)));
        for (int i = 0; i < times; i++) {
            int number = i;
            timeline.at(from.plus(gap.multipliedBy(i)), words.get(0), () -> turn.take(number));
        }
    }

    void once(String label, String when, Timeline.Deed deed) {
        plan(label, when, Duration.ZERO, 1, number -> deed.doIt());
    }
}
