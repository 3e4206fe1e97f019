package dev.lapwing.normalize.postgres;

import static dev.lapwing.normalize.postgres.PgRows.event;
import static dev.lapwing.normalize.postgres.PgRows.line;
import static dev.lapwing.normalize.postgres.PgRows.quoted;
import static dev.lapwing.normalize.postgres.PgRows.read;
import static dev.lapwing.normalize.postgres.PgRows.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Samples;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRecordTest {
    private static final String CSV =
            "2026-10-20 21:04:00.025 GMT,app,billing,6269,10.6.32.170:54970,6ad7d740.187d,3,COMMENT,"
                    + "2026-10-20 21:04:00 GMT,2/720,833,00000,SESSION,3,1,DDL,COMMENT,TABLE,public.customers,"
                    + "\"comment on table customers is 'a \"\"b\"\", c\nd'\",<not logged>,,,,,,,,,psql";

    @Test
    void readsEveryFieldOfARecord() {
        assertThat(Samples.said(event(CSV)))
                .containsEntry("time", Instant.parse("2026-10-20T21:04:00.025Z").toEpochMilli())
                .containsEntry("metadata.uid", "shop:6ad7d740.187d/3")
                .containsEntry("schema", Schemas.POSTGRES_AUDIT.source())
                .containsEntry("status_id", 1L)
                .containsEntry("src_endpoint.ip", "10.6.32.170")
                .containsEntry("actor.user.name", "app")
                .containsEntry("actor.app_name", "psql")
                .containsEntry("actor.session.uid", "6ad7d740.187d")
                .containsEntry("database.name", "billing")
                .containsEntry("pg.sqlstate", "00000")
                .containsEntry("pg.audit_type", "SESSION")
                .containsEntry("pg.class", "DDL")
                .containsEntry("pg.command", "COMMENT")
                .containsEntry("pg.object_type", "TABLE")
                .containsEntry("pg.object", "public.customers")
                .containsEntry("pg.statement", "comment on table customers is 'a \"b\", c\nd'");
    }

    @Test
    void saysTheSameOfARecordThatIsWrappedAsInNeonsSample() {
        String wrapped = "2026-10-20 17:04:00.025\t <134>Oct 20 21:04:00 vm-a orange-unit-17507157/ep-soft-haz " + CSV;

        assertThat(Samples.said(event(wrapped), "pg.host", "cloud.project_uid")).isEqualTo(Samples.said(event(CSV)));
        assertThat(said(wrapped))
                .containsEntry("cloud.project_uid", "orange-unit-17507157")
                .containsEntry("pg.host", "vm-a")
                .doesNotContainKey("neon.endpoint_id");
    }

    @Test
    void saysTheSameOfARecordInNeonsSyslogTemplate() {
        String object = "{\"endpoint_id\":\"ep-soft-haze-a1b2c3d4\",\"project_id\":\"orange-unit-17507157\",\"msg\":"
                + quoted(CSV.replace("\n", "#012")) + "}";
        String row = "<174>1 2026-10-20T21:04:00.1+00:00 vm-a - - - - " + object;

        assertThat(Samples.said(event(row), "pg.host", "cloud.project_uid", "neon.endpoint_id"))
                .isEqualTo(Samples.said(event(CSV)));
        assertThat(said(row)).containsEntry("neon.endpoint_id", "ep-soft-haze-a1b2c3d4");
        assertThat(said(object)).containsEntry("cloud.project_uid", "orange-unit-17507157");
    }

    @Test
    void takesTheTimeBesideARecordInAnotherZone() {
        String csv = CSV.replace("025 GMT", "025 CEST");
        String row = "<174>1 2026-10-20T19:04:00.025+00:00 vm-a - - - - {\"msg\":" + quoted(csv) + "}";

        assertThat(read(csv)).containsExactly(ServerLine.NO_TIME);
        assertThat(event(row).timeMillis())
                .isEqualTo(Instant.parse("2026-10-20T19:04:00.025Z").toEpochMilli());
    }

    @Test
    void readsARecordWithinTheLogOfTheServer() {
        String audit =
                "LOG:  AUDIT: SESSION,5,2,DDL,CREATE TABLE,TABLE,public.t,\"create table t(a int, b int)\",<not logged>";

        assertThat(said(line(audit)))
                .isEqualTo(Map.of(
                        "status_id", 1L,
                        "pg.severity", "LOG",
                        "pg.audit_type", "SESSION",
                        "pg.class", "DDL",
                        "pg.command", "CREATE TABLE",
                        "pg.object_type", "TABLE",
                        "pg.object", "public.t",
                        "pg.statement", "create table t(a int, b int)"));
        assertThat(event(line(audit)).schema()).isEqualTo(Schemas.POSTGRES_AUDIT);
    }

    @Test
    void takesTheFirstLineOfAStatementThatHasSeveral() {
        assertThat(said(line("LOG:  AUDIT: SESSION,5,1,DDL,CREATE TABLE,,,\"create table t(a int,")))
                .containsEntry("pg.statement", "create table t(a int,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AUDIT: nothing", "AUDIT: SESSION,1", "AUDIT: OTHER,5,1,DDL,X,,,x,y", "AUDIT: SESSION,\"a\"b,"})
    void leavesWhatOnlyLooksLikeOneALineOfTheServer(String message) {
        assertThat(event(line("LOG:  " + message)).schema()).isEqualTo(Schemas.POSTGRES_SERVER);
    }

    @ParameterizedTest
    @CsvSource({"00000,1", "01000,1", "42501,2", "0A000,2"})
    void takesTheOutcomeFromTheClassOfTheState(String state, long status) {
        assertThat(said(CSV.replace(",00000,", "," + state + ","))).containsEntry("status_id", status);
    }

    @Test
    void takesNoAddressFromAUnixSocketAndTheWholeOneOfVersionSix() {
        assertThat(said(CSV.replace("10.6.32.170:54970", "[local]"))).doesNotContainKey("src_endpoint.ip");
        assertThat(said(CSV.replace("10.6.32.170:54970", "2001:db8::7:54970")))
                .containsEntry("src_endpoint.ip", "2001:db8::7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6ad7d740.187d", "SESSION,", ",psql"})
    void rejectsARecordThatLacksAPart(String part) {
        assertThat(read(CSV.replace(part, ""))).allMatch(Normalized.Rejected.class::isInstance);
    }

    @Test
    void readsEveryRecordOfTheSamplesAlikeInBothForms() {
        assertThat(PgFiles.said("postgres/pgaudit.csv"))
                .hasSize(25)
                .isEqualTo(PgFiles.said("postgres/pgaudit.txt", "pg.host", "cloud.project_uid"));
    }
}
