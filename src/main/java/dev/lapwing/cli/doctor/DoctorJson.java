package dev.lapwing.cli.doctor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.event.Schema;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.text.JsonLine;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What rules can see, for programs: an object for each source, and one for the rules that have none. */
final class DoctorJson {
    private DoctorJson() {}

    static String line(SourceReport report) {
        return JsonLine.shown(json -> {
            SeenSource source = report.source();
            json.writeStringField("source", source.name());
            json.writeStringField("product", source.product());
            json.writeObjectFieldStart("rows");
            for (Schema schema : source.schemas()) {
                json.writeNumberField(schema.source().service(), source.rows(schema));
            }
            json.writeEndObject();
            json.writeNumberField("polls", source.polls().count() + source.answers());
            json.writeArrayFieldStart("threats");
            for (SourceReport.OfThreat threat : report.threats()) {
                write(json, threat);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("lacks");
            for (SourceReport.Lack lack : report.missing()) {
                write(json, lack);
            }
            for (SourceReport.Lack lack : report.untold()) {
                write(json, lack);
            }
            json.writeEndArray();
            JsonLine.texts(json, "warnings", report.warnings());
        });
    }

    static String line(List<CorrelationRule> unheard) {
        return JsonLine.shown(json -> JsonLine.texts(
                json,
                "rules_without_source",
                unheard.stream().map(rule -> rule.head().called()).toList()));
    }

    private static void write(JsonGenerator json, SourceReport.OfThreat threat) throws IOException {
        json.writeStartObject();
        json.writeStringField("threat", threat.threat());
        json.writeStringField("sight", threat.verdict());
        JsonLine.texts(json, "can", names(threat, Gap.State.THERE));
        JsonLine.texts(json, "cannot", names(threat, Gap.State.MISSING));
        JsonLine.texts(json, "untold", names(threat, Gap.State.UNTOLD));
        json.writeStringField(
                "change", threat.first().map(lack -> lack.gap().change()).orElse(""));
        json.writeEndObject();
    }

    private static List<String> names(SourceReport.OfThreat threat, Gap.State state) {
        return threat.rules().stream()
                .filter(rule -> rule.can() == state)
                .map(RuleSight::name)
                .toList();
    }

    private static void write(JsonGenerator json, SourceReport.Lack lack) throws IOException {
        json.writeStartObject();
        json.writeStringField("need", lack.gap().need().name().toLowerCase(Locale.ROOT));
        json.writeStringField("field", lack.gap().field());
        json.writeBooleanField("missing", lack.state() == Gap.State.MISSING);
        json.writeStringField("change", lack.gap().change());
        JsonLine.texts(json, "rules", lack.rules());
        JsonLine.texts(json, "dulled", lack.dulled());
        json.writeEndObject();
    }
}
