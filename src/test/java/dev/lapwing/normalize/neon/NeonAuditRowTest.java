package dev.lapwing.normalize.neon;

import static dev.lapwing.normalize.RowFormat.NEON_AUDIT;
import static dev.lapwing.normalize.parse.Samples.event;
import static dev.lapwing.normalize.parse.Samples.parse;
import static dev.lapwing.normalize.parse.Samples.said;
import static dev.lapwing.normalize.parse.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeonAuditRowTest {
    private static final String HEAD =
            "raw-1 2026-10-05 22:59:29.340 +0000 `{ \"changes\": [], \"sync_id\": 57952 }` e-1 ";
    private static final String LINE = HEAD
            + "PATCH `{\"branch\": {\"protected\": false, \"ips\": [\"a b\", \"c\"], \"none\": []}}` "
            + "/projects/misty-breeze-49601234/branches/br-calm-x1 resp-1 ctx-1 2026-10-05 00:00:01.439 +0000 "
            + "misty-breeze-49601234 keycloak 200 `{}` UpdateProjectBranch 0";

    @Test
    void readsEveryFieldOfThePrintedForm() {
        AuditEvent event = event(NEON_AUDIT, LINE);

        assertThat(said(event, "schema"))
                .containsEntry("time", Instant.parse("2026-10-05T00:00:01.439Z").toEpochMilli())
                .containsEntry("metadata.uid", "shop:e-1")
                .containsEntry("status_id", 1L)
                .containsEntry("actor.user.type", "User")
                .containsEntry("actor.session.uid", "ctx-1")
                .containsEntry("api.operation", "UpdateProjectBranch")
                .containsEntry("cloud.project_uid", "misty-breeze-49601234")
                .containsEntry("http_request.http_method", "PATCH")
                .containsEntry("http_request.url.path", "/projects/misty-breeze-49601234/branches/br-calm-x1")
                .containsEntry("http_response.code", 200L)
                .containsEntry("neon.auth_method", "keycloak")
                .containsEntry("neon.branch_id", "br-calm-x1")
                .containsEntry("neon.resource_ids", "{}")
                .containsEntry(
                        "neon.request_body",
                        Map.of("branch", Map.of("protected", false, "ips", List.of("a b", "c"), "none", "[]")));
    }

    @Test
    void saysTheSameOfARowInBothForms() {
        List<String> printed = Samples.lines("neon-audit.txt");
        List<String> csv = Samples.lines("neon-audit.csv");

        assertThat(csv.stream().skip(1).map(line -> said(event(NEON_AUDIT, line))))
                .hasSize(69)
                .containsExactlyElementsOf(printed.stream()
                        .map(line -> said(event(NEON_AUDIT, line)))
                        .toList());
    }

    @Test
    void ignoresAHeaderLine() {
        assertThat(parse(NEON_AUDIT, Samples.lines("neon-audit.csv").get(0)))
                .isEqualTo(new Normalized.Ignored("header"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw-1", "raw-2"})
    void keepsTheDeliveryOutOfTheEvent(String rawId) {
        String again = LINE.replace("raw-1", rawId)
                .replace("22:59:29.340", "23:00:00.000")
                .replace("57952", "57953");

        assertThat(said(event(NEON_AUDIT, again))).isEqualTo(said(event(NEON_AUDIT, LINE)));
    }

    @Test
    void findsTheProjectInThePathWhenTheFieldIsEmpty() {
        AuditEvent event = event(NEON_AUDIT, LINE.replace("+0000 misty-breeze-49601234 keycloak", "+0000 keycloak"));

        assertThat(value(event, "cloud.project_uid")).isEqualTo("misty-breeze-49601234");
        assertThat(value(event, "neon.auth_method")).isEqualTo("keycloak");
    }

    @ParameterizedTest
    @CsvSource({"shared", "recoverable", "auth"})
    void takesNoWordOfThePathForAProject(String word) {
        String line = HEAD + "GET `{}` /projects/" + word + " r c 2026-10-05 00:00:01.439 +0000 oauth 403 `{}` ListX 0";

        AuditEvent event = event(NEON_AUDIT, line);

        assertThat(value(event, "cloud.project_uid")).isNull();
        assertThat(value(event, "actor.user.type")).isEqualTo("OAuth");
        assertThat(value(event, "status_id")).isEqualTo(2L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH `{\"name\": \"a ` b\"}` | {name=a ` b}",
                "PATCH `{\"name\": \"a \\\\\" ` b\"}` | {name=a \" ` b}",
                "PATCH  `{}` | {}",
                "PATCH `` | null",
                "PATCH | null",
                "PATCH `not json` | not json"
            })
    void readsBodiesWithBackTicksAndEmptyOnes(String before, String body) {
        String rest = " /projects r c 2026-10-05 00:00:01.439 +0000 new_method 200 `{}` NewOperation 0";

        AuditEvent event = event(NEON_AUDIT, HEAD + before.replace("\\\\", "\\") + rest);

        assertThat(String.valueOf(value(event, "neon.request_body"))).isEqualTo(body);
        assertThat(value(event, "api.operation")).isEqualTo("NewOperation");
        assertThat(value(event, "neon.auth_method")).isEqualTo("new_method");
        assertThat(value(event, "actor.user.type")).isNull();
    }

    @Test
    void readsTheOffsetOfATime() {
        AuditEvent event = event(NEON_AUDIT, LINE.replace("00:00:01.439 +0000", "02:30:01.439 +0230"));

        assertThat(event.timeMillis())
                .isEqualTo(Instant.parse("2026-10-05T00:00:01.439Z").toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-05 00:00:01.439+00",
                "2026-10-05 00:00:01.439 +00",
                "2026-10-05 00:00:01.439+00:00",
                "2026-10-05 00:00:01.439+0000",
                "2026-10-05T00:00:01.439Z",
                "2026-10-05T00:00:01.439+00:00",
                "2026-10-05T00:00:01.439 +0000",
                "2026-10-05 00:00:01.439123+00",
                "2026-10-05 02:00:01.439+02"
            })
    void readsTimesAsPostgresAndOthersPrintThem(String time) {
        String printed =
                LINE.replace("2026-10-05 00:00:01.439 +0000", time).replace("22:59:29.340 +0000", "22:59:29+00");
        String csv = Samples.lines("neon-audit.csv").get(1).replace("2026-10-05 00:00:01.439 +0000", time);

        for (String line : List.of(printed, csv)) {
            assertThat(event(NEON_AUDIT, line).timeMillis())
                    .isEqualTo(Instant.parse("2026-10-05T00:00:01.439Z").toEpochMilli());
        }
        assertThat(said(event(NEON_AUDIT, printed))).isEqualTo(said(event(NEON_AUDIT, LINE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NULL", "null", "\\N"})
    void takesNoWordForAnEmptyValueForAProject(String empty) {
        String csv =
                Samples.lines("neon-audit.csv").get(1).replace("+0000,,api_key_org", "+0000," + empty + ",api_key_org");
        String printed =
                Samples.lines("neon-audit.txt").get(0).replace("+0000 api_key_org", "+0000 " + empty + " api_key_org");

        for (String line : List.of(printed, csv)) {
            assertThat(value(event(NEON_AUDIT, line), "cloud.project_uid")).isNull();
            assertThat(value(event(NEON_AUDIT, line), "actor.user.type")).isEqualTo("API key");
        }
    }

    @Test
    void readsAValueWithLineBreaks() {
        String csv = Samples.lines("neon-audit.csv").get(1).replace("{\"\"org_id\"\": ", "{\n  \"\"org_id\"\":\r\n ");

        assertThat(said(event(NEON_AUDIT, csv)))
                .isEqualTo(
                        said(event(NEON_AUDIT, Samples.lines("neon-audit.csv").get(1))));
    }

    @Test
    void takesNoPartOfAWrappedLineForARow() {
        for (String line : Samples.lines("neon-audit.txt")) {
            for (int at = line.indexOf(' '); at >= 0; at = line.indexOf(' ', at + 1)) {
                assertThat(parse(NEON_AUDIT, line.substring(at + 1)))
                        .as(line.substring(at + 1))
                        .isInstanceOf(Normalized.Rejected.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-05 00:00:01.439 +0000 | yesterday | occurred_at",
                "e-1 PATCH | PATCH | event_id",
                "200 `{}` UpdateProjectBranch 0 | '' | status",
                "UpdateProjectBranch 0 | '' | operation"
            })
    void rejectsALineThatLacksWhatAnEventNeeds(String part, String other, String field) {
        Normalized normalized = parse(NEON_AUDIT, LINE.replace(part, other));

        assertThat(normalized).isInstanceOf(Normalized.Rejected.class);
    }

    @Test
    void rejectsCommaSeparatedValuesThatAreNotSeventeen() {
        assertThat(parse(NEON_AUDIT, "a,b,c")).isInstanceOf(Normalized.Rejected.class);
        assertThat(parse(NEON_AUDIT, "a,\"b,c")).isInstanceOf(Normalized.Rejected.class);
    }
}
