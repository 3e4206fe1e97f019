package dev.lapwing.topology.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.watermark.Upstream;
import org.junit.jupiter.api.Test;

class ReadMarksTest {
    private static final Upstream PARTITION = new Upstream("polls", 0);
    private static final long LATELY = ReadMarks.LATELY.toMillis();

    private final ReadMarks marks = new ReadMarks();

    @Test
    void countWhatIsReadToItsEnd() {
        marks.look(PARTITION, 7, 7, 0);

        assertThat(marks.readLately(LATELY)).containsExactly(PARTITION);
        assertThat(marks.readLately(LATELY + 1)).isEmpty();
    }

    @Test
    void countABusyPartitionOnWhichNothingOldIsLeft() {
        marks.look(PARTITION, 5, 10, 0);
        marks.look(PARTITION, 10, 15, 30);

        assertThat(marks.readLately(LATELY)).containsExactly(PARTITION);
        assertThat(marks.readLately(LATELY + 1)).isEmpty();
    }

    @Test
    void doNotCountAPartitionThatFallsBehind() {
        marks.look(PARTITION, 10, 10, 0);
        marks.look(PARTITION, 10, 15, 10);
        marks.look(PARTITION, 14, 90, LATELY + 1);

        assertThat(marks.readLately(LATELY + 1)).isEmpty();
    }

    @Test
    void countAPartitionThatCatchesUpAsFarAsItHasCome() {
        marks.look(PARTITION, 0, 100, 0);
        marks.look(PARTITION, 99, 200, LATELY);
        marks.look(PARTITION, 100, 300, LATELY + 1);

        assertThat(marks.readLately(LATELY + 1)).isEmpty();
        assertThat(marks.readLately(LATELY)).containsExactly(PARTITION);
    }
}
