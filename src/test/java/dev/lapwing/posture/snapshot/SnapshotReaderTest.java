package dev.lapwing.posture.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReaderTest {
    private static final String USERS = "{\"id\":\"c1\",\"listRule\":null,\"viewRule\":\"\"}";
    private static final Map<String, Object> PARSED = Map.of("id", "c1", "viewRule", "");

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", " \n[\n%s\n]\n", "{\"page\":1,\"perPage\":500,\"items\":[%s]}"})
    void readsAnExportOfCollectionsAndTheApisAnswer(String form) {
        assertThat(read(form.formatted(USERS))).isEqualTo(new Snapshot(Optional.empty(), Optional.of(List.of(PARSED))));
    }

    @Test
    void readsSettings() {
        assertThat(read("{\"meta\":{},\"logs\":{\"maxDays\":5}}"))
                .isEqualTo(new Snapshot(
                        Optional.of(Map.of("meta", Map.of(), "logs", Map.of("maxDays", 5L))), Optional.empty()));
    }

    @Test
    void takesTheNewestOfSeveralPollsOfWhichEveryPartIsThere() {
        String polls = poll("2026-11-01T10:00:00Z", "\"settings\":{\"n\":1},\"collections\":[1]")
                + poll("2026-11-01T11:00:00Z", "\"settings\":{\"n\":2}")
                + poll(
                        "2026-11-01T12:00:00Z",
                        "\"look\":\"2026-11-01T12:00:00Z\",\"part\":2,\"parts\":2,\"collections\":[3]")
                + "\n"
                + poll(
                        "2026-11-01T12:00:01Z",
                        "\"look\":\"2026-11-01T12:00:00Z\",\"part\":1,\"parts\":2,\"collections\":[2]")
                + poll(
                        "2026-11-01T13:00:00Z",
                        "\"look\":\"2026-11-01T13:00:00Z\",\"part\":1,\"parts\":2,\"collections\":[4]");

        assertThat(read(polls)).isEqualTo(new Snapshot(Optional.of(Map.of("n", 2L)), Optional.of(List.of(2L, 3L))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"a\":1}",
                "[",
                "nothing",
                "{\"meta\":",
                "[1] [2]",
                "{\"poll\":1}",
                "null",
                "[1],\"v\":2"
            })
    void refusesAnythingElse(String text) {
        assertThat(SnapshotReader.read(text)).isInstanceOf(SnapshotReading.Unreadable.class);
    }

    @Test
    void tellsTheLineOfAPollThatCannotBeRead() {
        String polls = poll("2026-11-01T10:00:00Z", "\"settings\":{}") + "{\"poll\":\"pocketbase\",\"v\":9}\n";

        assertThat(SnapshotReader.read(polls))
                .isEqualTo(new SnapshotReading.Unreadable(
                        "cannot be read in line 2: not format 1, the only one that is understood here"));
    }

    private static String poll(String time, String rest) {
        return "{\"poll\":\"pocketbase\",\"v\":1,\"time\":\"%s\",\"status\":0,%s}\n".formatted(time, rest);
    }

    private static Snapshot read(String text) {
        return SnapshotReader.read(text).match(read -> read, problem -> {
            throw new AssertionError(problem);
        });
    }
}
