package dev.lapwing.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.Polls;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was really done to real logs, and what a poller could know of it. */
class TamperRecordingsTest {

    /** Of what was done, the API shows that rows are gone or changed, and the settings while they last. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sqlite_delete     | rows_vanished 9",
                "sqlite_update     | rows_rewritten 9",
                "sql_console       | rows_vanished 9",
                "backup_restore    | rows_vanished 29, time_jumped_back 1, probe_missing 1",
                "delete_logs_v0.40 | rows_vanished 42",
                "max_days_0        | rows_vanished 51, logging_reduced 1",
                "min_level_9       | rows_vanished 49, logging_reduced 1, probe_missing 1",
                "min_level_4       | rows_vanished 37, logging_reduced 1, probe_missing 1",
                "log_ip_off        | addresses_gone 1",
            })
    void tellsActsAgainstALogThatIsReadThroughTheApi(String recording, String told) {
        assertThat(told(recording, false)).isEqualTo(told);
    }

    /** Row ids begin anew in an emptied log, and go back in one whose newest rows are gone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sqlite_delete     | rows_vanished 9",
                "sqlite_update     | rows_rewritten 9",
                "sql_console       | rows_vanished 9",
                "backup_restore    | rows_vanished 29, time_jumped_back 2, probe_missing 1",
                "delete_logs_v0.40 | rows_vanished 42, time_jumped_back 1",
                "max_days_0        | rows_vanished 51, time_jumped_back 1, logging_reduced 1",
                "min_level_9       | rows_vanished 49, time_jumped_back 1, logging_reduced 1, probe_missing 1",
                "min_level_4       | rows_vanished 37, time_jumped_back 1, logging_reduced 1, probe_missing 1",
                "log_ip_off        | addresses_gone 1",
            })
    void tellsActsAgainstALogThatIsReadFromTheDatabase(String recording, String told) {
        assertThat(told(recording, true)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"benign_restart", "benign_retention"})
    void ordinaryWorkTellsNothing(String recording) {
        assertThat(told(recording, true)).isEmpty();
    }

    /**
     * What stood in the queue of a process that was killed was never in the log, and no probe was in the queue: a poller
     * sees two refused connections and a log that goes on. Only a probe in the queue or a longer outage would show.
     */
    @Test
    void aKilledProcessIsNotSeenByWhatItDidNotWrite() {
        assertThat(told("sigkill", true)).isEmpty();
    }

    private static String told(String name, boolean database) {
        LogState state = LogState.NONE;
        List<String> told = new ArrayList<>();
        for (byte[] envelope : TamperRecording.envelopes(name, database)) {
            LogPoll poll = LogPoll.parse(envelope).match(read -> read, (field, problem) -> {
                throw new AssertionError(name + ", " + field + ": " + problem);
            });
            LogContinuity.Step step = LogContinuity.next(state, poll, Polls.INSTANCE);
            state = LogState.of(step.state().toBytes());
            step.events()
                    .forEach(event ->
                            told.add(Polls.value(event, "monitor.kind") + " " + Polls.value(event, "monitor.count")));
        }
        return String.join(", ", told);
    }
}
