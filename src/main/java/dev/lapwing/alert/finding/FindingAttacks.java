package dev.lapwing.alert.finding;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.rule.definition.RuleHead;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The {@code attacks} of a finding, from the MITRE ATT&CK tags of its rule. */
final class FindingAttacks {
    private FindingAttacks() {}

    /** Writes one entry for each technique; Sigma's tags link no tactic to one, so only a single tactic joins them. */
    static void write(JsonGenerator json, RuleHead head) throws IOException {
        List<String> techniques = head.attackTechniques();
        List<String> tactics = head.attackTactics();
        if (techniques.isEmpty() && tactics.isEmpty()) {
            return;
        }
        boolean joined = tactics.size() == 1 && !techniques.isEmpty();
        json.writeArrayFieldStart("attacks");
        for (String technique : techniques) {
            json.writeStartObject();
            if (joined) {
                tactic(json, tactics.get(0));
            }
            technique(json, technique);
            json.writeEndObject();
        }
        for (String tactic : joined ? List.<String>of() : tactics) {
            json.writeStartObject();
            tactic(json, tactic);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void tactic(JsonGenerator json, String tactic) throws IOException {
        named(json, "tactic", AttackNames.tacticId(tactic), Optional.of(AttackNames.tacticName(tactic)));
    }

    private static void technique(JsonGenerator json, String id) throws IOException {
        int dot = id.indexOf('.');
        String parent = dot < 0 ? id : id.substring(0, dot);
        named(json, "technique", Optional.of(parent), AttackNames.technique(parent));
        if (dot >= 0) {
            named(json, "sub_technique", Optional.of(id), AttackNames.technique(id));
        }
    }

    private static void named(JsonGenerator json, String field, Optional<String> id, Optional<String> name)
            throws IOException {
        json.writeObjectFieldStart(field);
        if (id.isPresent()) {
            json.writeStringField("uid", id.get());
        }
        if (name.isPresent()) {
            json.writeStringField("name", name.get());
        }
        json.writeEndObject();
    }
}
