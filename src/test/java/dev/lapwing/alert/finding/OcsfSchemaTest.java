package dev.lapwing.alert.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.alert.words.Alerts;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OcsfSchemaTest {
    @ParameterizedTest
    @ValueSource(strings = {"metadata", "finding_info", "severity_id", "time", "type_uid", "class_uid", "activity_id"})
    void refusesAFindingWithoutWhatOcsfRequires(String required) {
        assertThat(OcsfSchema.violations(broken(finding -> finding.remove(required))))
                .hasSize(1)
                .first()
                .asString()
                .contains(required);
    }

    @Test
    void refusesNamesAndNumbersThatOcsfDoesNotHave() {
        assertThat(OcsfSchema.violations(broken(finding -> finding.put("lapwing", 1))))
                .hasSize(1);
        assertThat(OcsfSchema.violations(broken(finding -> finding.put("status_id", 17))))
                .hasSize(1);
        assertThat(OcsfSchema.violations(broken(finding ->
                        ((ObjectNode) finding.path("evidences").path(0).path("src_endpoint")).put("ip", "nowhere"))))
                .isNotEmpty();
    }

    @Test
    void failsTheTestThatShowsItABrokenFinding() {
        byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> OcsfSchema.assertValid(empty)).isInstanceOf(AssertionError.class);
    }

    private static ObjectNode broken(Consumer<ObjectNode> change) {
        byte[] finding = new FindingWriter("rules", "0.1.0", Alerts.PLAIN).write(Alerts.burst());
        ObjectNode tree = (ObjectNode) OcsfSchema.assertValid(finding);
        change.accept(tree);
        return tree;
    }
}
