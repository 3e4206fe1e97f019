package dev.lapwing.normalize.postgres;

import static dev.lapwing.normalize.postgres.PgRows.event;
import static dev.lapwing.normalize.postgres.PgRows.events;
import static dev.lapwing.normalize.postgres.PgRows.line;
import static dev.lapwing.normalize.postgres.PgRows.otlp;
import static dev.lapwing.normalize.postgres.PgRows.read;
import static dev.lapwing.normalize.postgres.PgRows.syslog;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkJoinTest {
    private static final List<String> ALTER = List.of(
            syslog("11-1", line("LOG:  AUDIT: SESSION,3,1,ROLE,ALTER ROLE,,,\"alter role reporting")),
            syslog("11-2", "#011  with login"),
            syslog("11-3", "#011  password 'a b'\",<not logged>"));
    private static final String OTHER = syslog("12-1", line("ERROR:  division by zero"));

    @Test
    void putsTheLinesOfAStatementTogether() {
        assertThat(statement(events(otlp(ALTER)).get(0)))
                .isEqualTo("alter role reporting\n  with login\n  password 'a b'");
    }

    @Test
    void saysTheSameInWhateverOrderThePartsCome() {
        List<String> parts = new ArrayList<>(ALTER);
        parts.add(OTHER);
        for (long seed = 0; seed < 50; seed++) {
            Collections.shuffle(parts, new Random(seed));

            assertThat(events(otlp(parts)))
                    .as("seed %s", seed)
                    .extracting(Samples::said)
                    .containsExactlyInAnyOrder(
                            Samples.said(events(otlp(ALTER)).get(0)),
                            Samples.said(events(otlp(List.of(OTHER))).get(0)));
        }
    }

    @Test
    void putsAPlaceOf900BytesTogetherWithoutALineBreak() {
        String row = otlp(List.of(
                syslog("10-1", line("LOG:  AUDIT: SESSION,2,1,DDL,COMMENT,,,comment on table t is 'secret npg_aB3dE")),
                syslog("10-2", "fG7hJ9',<not logged>")));

        assertThat(statement(event(row))).isEqualTo("comment on table t is 'secret npg_aB3dEfG7hJ9'");
    }

    @Test
    void ignoresAPartWhoseBeginningIsElsewhere() {
        assertThat(read(syslog("11-2", "#011  with login"))).containsExactly(PostgresRow.ELSEWHERE);
        assertThat(read(otlp(ALTER.subList(1, 3)))).containsOnly(PostgresRow.ELSEWHERE);
    }

    @Test
    void keepsWhatStandsBeforeAPartThatIsMissing() {
        assertThat(read(otlp(List.of(ALTER.get(0), ALTER.get(2))))).hasSize(2).contains(PostgresRow.ELSEWHERE);
        assertThat(statement(events(otlp(List.of(ALTER.get(0)))).get(0))).isEqualTo("alter role reporting");
    }

    @Test
    void takesARecordThatCameTwiceOnce() {
        List<String> twice = new ArrayList<>(ALTER);
        twice.addAll(ALTER);

        assertThat(statement(event(otlp(twice)))).isEqualTo(statement(event(otlp(ALTER))));
    }

    @Test
    void keepsTheMessagesOfAProcessIdThatComesAgainApart() {
        List<String> rows = new ArrayList<>(ALTER);
        ALTER.forEach(part -> rows.add(part.replace("reporting", "app").replace("02:30", "02:31")));

        assertThat(events(otlp(rows)))
                .extracting(ChunkJoinTest::statement)
                .containsExactly(statement(event(otlp(ALTER))), "alter role app\n  with login\n  password 'a b'");
    }

    @Test
    void putsNothingTogetherWhereTwoMessagesOfOneNumberCannotBeToldApart() {
        List<String> rows = List.of(
                ALTER.get(0),
                ALTER.get(0).replace("reporting", "app"),
                ALTER.get(1),
                ALTER.get(1).replace("login", "x"));

        assertThat(read(otlp(rows))).filteredOn(PostgresRow.ELSEWHERE::equals).hasSize(2);
        assertThat(read(otlp(rows)).stream()
                        .filter(Normalized.Accepted.class::isInstance)
                        .map(read -> statement(((Normalized.Accepted) read).event())))
                .containsExactly("alter role reporting", "alter role app");
    }

    @Test
    void keepsPartsOfOtherHostsAndProcessesApart() {
        List<String> rows = List.of(
                ALTER.get(0),
                ALTER.get(1).replace(PgRows.HOST, "vm-compute-b"),
                ALTER.get(1).replace(" 3354 ", " 3355 "));

        assertThat(read(otlp(rows)))
                .hasSize(3)
                .filteredOn(PostgresRow.ELSEWHERE::equals)
                .hasSize(2);
    }

    @Test
    void makesAStatementBehindAPanicAnEventOfItsOwn() {
        List<AuditEvent> events = events(otlp(List.of(
                syslog("9-1", line("PANIC:  could not open file")),
                syslog("9-2", line("STATEMENT:  select 1,")),
                syslog("9-3", "#011  2"))));

        assertThat(events)
                .extracting(event -> PgRows.text(event, "pg.severity"))
                .containsExactly("PANIC", "STATEMENT");
        assertThat(statement(events.get(1))).isEqualTo("select 1,\n  2");
        assertThat(events.get(1).uid())
                .isEqualTo(event(syslog("9-2", line("STATEMENT:  x"))).uid());
    }

    @Test
    void doesNotBelieveAStatementThatWritesAHeadBehindItsLastPlace() {
        String word = "w".repeat(900);
        String row = otlp(List.of(
                syslog("9-1", line("LOG:  AUDIT: SESSION,1,1,READ,SELECT,,,\"select")),
                syslog("9-2", word),
                syslog("9-3", line("STATEMENT:  harmless")),
                syslog("9-4", "; drop table t\",<not logged>")));

        assertThat(statement(event(row))).startsWith("select").endsWith("harmless; drop table t");
        assertThat(read(syslog("9-3", line("FATAL:  password authentication failed for user \"app\""))))
                .containsExactly(PostgresRow.ELSEWHERE);
    }

    @Test
    void keepsTheBeginningOfTheLongestMessage() {
        List<String> parts = new ArrayList<>(List.of(syslog("9-1", line("LOG:  first"))));
        IntStream.range(2, 2_000).forEach(part -> parts.add(syslog("9-" + part, " " + "w".repeat(890))));

        assertThat(PgRows.text(event(otlp(parts)), "pg.message"))
                .startsWith("first www")
                .hasSizeBetween(PgEvent.MOST_TEXT - 1024, PgEvent.MOST_TEXT + 3);
    }

    @Test
    void putsNoMoreThanAThousandMessagesTogether() {
        List<String> parts = new ArrayList<>();
        for (int message = 0; message <= ChunkJoin.MOST_OPEN; message++) {
            parts.add(syslog(message + "-1", line("LOG:  first")));
            parts.add(syslog(message + "-2", " second"));
        }

        assertThat(read(otlp(parts)))
                .hasSize(ChunkJoin.MOST_OPEN + 2)
                .filteredOn(PostgresRow.ELSEWHERE::equals)
                .hasSize(1);
    }

    private static String statement(AuditEvent event) {
        return PgRows.text(event, "pg.statement");
    }
}
