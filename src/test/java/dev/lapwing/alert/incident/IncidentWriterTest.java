package dev.lapwing.alert.incident;

import static dev.lapwing.alert.incident.IncidentCases.HOUR;
import static dev.lapwing.alert.incident.IncidentCases.MINUTE;
import static dev.lapwing.alert.incident.IncidentCases.account;
import static dev.lapwing.alert.incident.IncidentCases.address;
import static dev.lapwing.alert.incident.IncidentCases.alert;
import static dev.lapwing.alert.incident.IncidentCases.levelled;
import static dev.lapwing.alert.incident.IncidentCases.next;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.alert.finding.IncidentWriter;
import dev.lapwing.alert.incident.Incident.Gone;
import dev.lapwing.alert.incident.IncidentAlert.State;
import dev.lapwing.rule.definition.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentWriterTest {
    private static final IncidentWriter WRITER = new IncidentWriter("0.1.0");
    private static final IncidentAlert GUESSED =
            levelled(alert("guessed", 0, address("203.0.113.9")), Level.MEDIUM, "stuffing", "P2");
    private static final IncidentAlert TAKEN =
            levelled(alert("taken", HOUR, address("203.0.113.9"), account("ann")), Level.HIGH, "success", "P1", "P2");

    @Test
    void tellsWhatHappenedInTheOrderOfTime() {
        JsonNode finding = written(incident(2, GUESSED, TAKEN));

        assertThat(finding.path("message").asText())
                .isEqualTo("2 alerts by 2 rules in 1 h 10 m about address 203.0.113.9, account ann");
        assertThat(finding.path("finding_info").path("title").asText()).isEqualTo("Title of taken, with 1 other alert");
        assertThat(finding.path("finding_info").path("desc").asText())
                .isEqualTo("2026-11-22 10:00:00 UTC: Sentence of guessed\n"
                        + "2026-11-22 11:00:00 UTC: Sentence of taken");
    }

    @Test
    void isAsSeriousAsTheWorstOfItsAlerts() {
        assertThat(written(incident(2, GUESSED, TAKEN)).path("severity").asText())
                .isEqualTo("High");
    }

    @Test
    void holdsItsAlertsAsRelatedEvents() {
        JsonNode finding = written(incident(2, GUESSED, TAKEN));

        assertThat(finding.path("finding_info").path("related_events").findValuesAsText("uid"))
                .containsExactly("guessed", "taken");
        assertThat(finding.path("unmapped").path("lapwing").path("members"))
                .extracting(JsonNode::asText)
                .containsExactly("guessed", "taken");
        assertThat(finding.path("unmapped").path("lapwing").path("rev").asInt()).isEqualTo(2);
    }

    @Test
    void scoresEachRuleOnceAndEachFurtherThreat() {
        IncidentAlert again = levelled(alert("again", 2 * HOUR, account("ann")), Level.MEDIUM, "stuffing", "P2");

        assertThat(written(incident(3, GUESSED, TAKEN, again))
                        .path("risk_score")
                        .asInt())
                .isEqualTo(25 + 50 + 10);
    }

    @Test
    void aScoreIsAHundredAtMost() {
        List<IncidentAlert> many = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            many.add(levelled(alert("a" + i, i * MINUTE, account("ann")), Level.CRITICAL, "rule" + i));
        }

        assertThat(written(incident(3, many.toArray(new IncidentAlert[0])))
                        .path("risk_score")
                        .asInt())
                .isEqualTo(100);
    }

    @Test
    void isOpenedUpdatedAndClosedAsItsAlertsAre() {
        assertThat(activity(incident(1, GUESSED))).isEqualTo("Create");
        assertThat(activity(incident(2, GUESSED, TAKEN))).isEqualTo("Update");
        assertThat(activity(incident(3, next(GUESSED, State.ENDED)))).isEqualTo("Close");
        assertThat(written(incident(3, next(GUESSED, State.ENDED)))
                        .path("status_detail")
                        .asText())
                .isEqualTo("ended");
    }

    @Test
    void saysWhereItIsGone() {
        Incident merged = new Incident("i", 4, List.of(GUESSED), Optional.of(Gone.MERGED));

        assertThat(activity(merged)).isEqualTo("Close");
        assertThat(written(merged).path("status_detail").asText()).isEqualTo("merged");
        assertThat(written(merged).path("message").asText()).startsWith("Now part of another incident: 1 alert");
    }

    @Test
    void theLargestFitsIntoItsTopicAndItsStoryStaysShort() {
        String longest = "\u20ac".repeat(1000);
        List<IncidentAlert> many = new ArrayList<>();
        for (int i = 0; i < OpenIncident.MOST; i++) {
            StrongEntity[] entities = new StrongEntity[StrongEntities.MOST];
            for (int j = 0; j < entities.length; j++) {
                entities[j] = account(i + "-" + j + longest.substring(20));
            }
            IncidentAlert alert = alert("a".repeat(32) + i, i * MINUTE, entities);
            many.add(new IncidentAlert(
                    alert.id(),
                    1,
                    alert.state(),
                    longest.substring(800),
                    alert.episode(),
                    alert.start(),
                    alert.end(),
                    alert.count(),
                    alert.level(),
                    longest.substring(800),
                    longest.substring(800),
                    longest.substring(600),
                    List.of("P2"),
                    alert.entities()));
        }
        byte[] bytes = WRITER.write(incident(50, many.toArray(new IncidentAlert[0])));

        assertThat(bytes).hasSizeLessThan(300_000);
        assertThat(OcsfSchema.assertValid(bytes)
                        .path("finding_info")
                        .path("desc")
                        .asText()
                        .lines())
                .hasSize(13)
                .contains("... 38 more alerts ...");
    }

    private static String activity(Incident incident) {
        return written(incident).path("activity_name").asText();
    }

    private static JsonNode written(Incident incident) {
        return OcsfSchema.assertValid(WRITER.write(incident));
    }

    private static Incident incident(int rev, IncidentAlert... members) {
        return new Incident("i", rev, List.of(members), Optional.empty());
    }
}
