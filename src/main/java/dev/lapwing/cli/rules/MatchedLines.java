package dev.lapwing.cli.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.replay.input.RowScan;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.match.Matcher;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Matches rows by themselves and tells of each that any rule matches, as one JSON object. */
final class MatchedLines implements Consumer<RowScan.Row> {
    /** In ASCII, so that a terminal of any character set shows it right. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final RuleSet rules;
    private final Matcher matcher;
    private final Consumer<String> out;
    private final Consumer<String> err;
    private boolean allRead = true;

    MatchedLines(RuleSet rules, Consumer<String> out, Consumer<String> err) {
        this.rules = rules;
        this.matcher = rules.matcher();
        this.out = out;
        this.err = err;
    }

    /** Whether there was no row that could not be read. */
    boolean allRead() {
        return allRead;
    }

    @Override
    public void accept(RowScan.Row row) {
        allRead &= row.read()
                .match(accepted -> match(row, accepted.event()), ignored -> true, rejected -> refuse(row, rejected));
    }

    private boolean refuse(RowScan.Row row, Normalized.Rejected rejected) {
        err.accept("%s: %s: %s".formatted(row.place(), rejected.field(), rejected.problem()));
        return false;
    }

    private boolean match(RowScan.Row row, AuditEvent event) {
        int[] matched = matcher.match(event);
        if (matched.length > 0) {
            out.accept(line(row, matched));
        }
        return true;
    }

    private String line(RowScan.Row row, int[] matched) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("file", row.file());
            json.writeNumberField("line", row.line());
            json.writeArrayFieldStart("rules");
            for (int ordinal : matched) {
                json.writeString(rules.detections().get(ordinal).head().identity());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return text.toString();
    }
}
