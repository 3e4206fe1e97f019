package dev.lapwing.normalize.postgres;

import static dev.lapwing.normalize.postgres.PgRows.event;
import static dev.lapwing.normalize.postgres.PgRows.line;
import static dev.lapwing.normalize.postgres.PgRows.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Samples;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLineTest {
    private static final String TLS = " SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)";

    @Test
    void readsWhereAConnectionComesFrom() {
        assertThat(Samples.said(event(line("LOG:  connection received: host=10.6.45.8 port=54436"))))
                .containsEntry("time", Instant.parse("2026-10-05T02:30:00.008Z").toEpochMilli())
                .containsEntry("schema", Schemas.POSTGRES_SERVER.source())
                .containsEntry("status_id", 1L)
                .containsEntry("src_endpoint.ip", "10.6.45.8")
                .containsEntry("src_endpoint.subnet", "10.6.45.8")
                .containsEntry("actor.session.uid", "3354")
                .containsEntry("pg.severity", "LOG")
                .containsEntry("pg.message", "connection received: host=10.6.45.8 port=54436");
    }

    @Test
    void takesNoAddressFromAUnixSocket() {
        assertThat(said(line("LOG:  connection received: host=[local]")))
                .containsOnlyKeys("status_id", "pg.severity", "pg.message");
    }

    @Test
    void namesTheNetworkOfAnAddressOfVersionSix() {
        assertThat(said(line("LOG:  connection received: host=2001:db8::7 port=1")))
                .contains(entry("src_endpoint.ip", "2001:db8::7"), entry("src_endpoint.subnet", "2001:db8::/64"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "connection authenticated: identity=\"app\" method=scram-sha-256 (/x/pg_hba.conf:91)|app||",
                "connection authenticated: user=\"app\" method=trust (/x/pg_hba.conf:91)|app||",
                "connection authorized: user=app database=neondb|app|neondb|",
                "connection authorized: user=app database=neondb application_name=sidekiq 7.3|app|neondb|sidekiq 7.3",
                "connection authorized: user=app database=neondb application_name=psql" + TLS + "|app|neondb|psql",
                "connection authorized: user=app database=neondb" + TLS + "|app|neondb|",
                "connection authorized: user=app database=my db application_name=a database=b|app|my db|a database=b",
                "connection authorized: user=app database=d application_name=a SSL enabled (x|app|d|a SSL enabled (x",
                "connection authorized: user=app database=d GSS (authenticated=yes, encrypted=no)|app|d|",
                "replication connection authorized: user=app application_name=pg_recvlogical|app||pg_recvlogical",
                "replication connection authorized: user=app" + TLS + "|app||"
            })
    void readsWhoConnects(
            String message, @Nullable String user, @Nullable String database, @Nullable String application) {
        assertThat(said(line("LOG:  " + message)))
                .containsAllEntriesOf(names("actor.user.name", user))
                .containsAllEntriesOf(names("database.name", database))
                .containsAllEntriesOf(names("actor.app_name", application))
                .hasSize(3
                        + (int) Stream.of(user, database, application)
                                .filter(Objects::nonNull)
                                .count());
    }

    @Test
    void readsWhoLeaves() {
        assertThat(said(line("LOG:  disconnection: session time: 0:00:00.021 user=a b database=d host=::1 port=5")))
                .contains(
                        entry("actor.user.name", "a b"), entry("database.name", "d"), entry("src_endpoint.ip", "::1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "password authentication failed for user \"app\"|app|",
                "password authentication failed for user \"a\" b\"|a\" b|",
                "certificate authentication failed for user \"app\"|app|",
                "role \"ghost\" does not exist|ghost|",
                "role \"app\" is not permitted to log in|app|",
                "too many connections for role \"app\"|app|",
                "database \"nosuchdb\" does not exist||nosuchdb",
                "permission denied for database \"payroll\"||payroll"
            })
    void readsWhoIsRefused(String message, @Nullable String user, @Nullable String database) {
        assertThat(said(line("FATAL:  " + message)))
                .containsEntry("status_id", 2L)
                .containsEntry("pg.severity", "FATAL")
                .containsAllEntriesOf(names("actor.user.name", user))
                .containsAllEntriesOf(names("database.name", database));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no pg_hba.conf entry for host", "pg_hba.conf rejects connection for host"})
    void readsWhomTheRulesOfConnectionsKeepOut(String start) {
        assertThat(said(line("FATAL:  " + start + " \"192.0.2.7\", user \"app\", database \"neondb\", no encryption")))
                .contains(
                        entry("src_endpoint.ip", "192.0.2.7"),
                        entry("actor.user.name", "app"),
                        entry("database.name", "neondb"));
    }

    @Test
    void readsWhoseReplicationTheRulesKeepOut() {
        String message =
                "no pg_hba.conf entry for replication connection from host \"192.0.2.7\", user \"app\", SSL off";

        assertThat(said(line("FATAL:  " + message)))
                .contains(entry("src_endpoint.ip", "192.0.2.7"), entry("actor.user.name", "app"))
                .doesNotContainKey("database.name");
    }

    @Test
    void takesARoleThatAStatementNamesForNobody() {
        assertThat(said(line("ERROR:  role \"ghost\" does not exist"))).doesNotContainKey("actor.user.name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permission denied for table audit|table|audit",
                "permission denied for foreign-data wrapper dummy|foreign-data wrapper|dummy",
                "permission denied for materialized view a b|materialized view|a b",
                "must be owner of extension pgaudit|extension|pgaudit",
                "permission denied for nonsense x||",
                "permission denied to create role||"
            })
    void readsWhatWasDenied(String message, @Nullable String type, @Nullable String object) {
        assertThat(said(line("ERROR:  " + message)))
                .containsAllEntriesOf(names("pg.object_type", type))
                .containsAllEntriesOf(names("pg.object", object))
                .hasSize(type == null ? 3 : 5);
    }

    @Test
    void readsUserAndDatabaseOfDebiansPrefix() {
        String row = PgRows.TIME + " UTC [7] a@b@neondb ERROR:  division by zero";

        assertThat(said(row)).contains(entry("actor.user.name", "a@b"), entry("database.name", "neondb"));
        assertThat(said(row.replace("a@b@neondb", "[unknown]@[unknown]"))).doesNotContainKey("database.name");
    }

    @Test
    void doesNotBelieveAUserWhoseNameIsALine() {
        String name = "a@b LOG:  connection authorized: user=postgres";
        String row = PgRows.TIME + " UTC [7] " + name + "@shop FATAL:  password authentication failed for user \""
                + name + "\"";

        assertThat(PgRows.read(row)).allMatch(Normalized.Rejected.class::isInstance);
    }

    @Test
    void keepsTheStatementThatAPanicBroke() {
        assertThat(said(line("STATEMENT:  select pg_switch_wal()")))
                .isEqualTo(Map.of(
                        "pg.severity", "STATEMENT",
                        "pg.message", "select pg_switch_wal()",
                        "pg.statement", "select pg_switch_wal()"));
    }

    @ParameterizedTest
    @CsvSource({"LOG,1", "WARNING,1", "DEBUG1,1", "ERROR,2", "FATAL,2", "PANIC,2"})
    void takesTheOutcomeFromTheWord(String word, long status) {
        assertThat(said(line(word + ":  something new")))
                .isEqualTo(Map.of("status_id", status, "pg.severity", word, "pg.message", "something new"));
    }

    @Test
    void boundsWhatOthersChooseTheLengthOf() {
        String name = "n".repeat(1_000_000);

        AuditEvent event =
                event(line("LOG:  connection authorized: user=" + name + "a database=d application_name=" + name));

        assertThat(PgRows.text(event, "actor.user.name"))
                .hasSizeLessThan(300)
                .isNotEqualTo(PgRows.text(event, "actor.app_name"));
        assertThat(PgRows.text(event, "pg.message")).hasSizeLessThanOrEqualTo(PgEvent.MOST_TEXT + 3);
    }

    @Test
    void leavesNoHalfOfAWordWhereItCuts() {
        String secret = "npg_" + "aB3".repeat(8);
        String message = "x ".repeat((PgEvent.MOST_TEXT - 10) / 2) + secret;

        assertThat(PgRows.text(event(line("LOG:  " + message)), "pg.message")).doesNotContain("npg_");
    }

    private static Map<String, Object> names(String field, @Nullable String value) {
        return value == null ? Map.of() : Map.of(field, value);
    }
}
