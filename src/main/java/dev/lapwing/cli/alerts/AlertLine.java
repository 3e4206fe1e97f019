package dev.lapwing.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.alert.finding.Activity;
import dev.lapwing.alert.finding.FindingFields;
import dev.lapwing.text.Elapsed;
import dev.lapwing.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One alert as a block of text for a terminal: when, how serious, what became of it, what happened and by what margin.
 *
 * <p>It reads a finding, so it shows what any reader of the alerts topic could. Nothing in it can steer the terminal but
 * its own colours.
 */
public final class AlertLine {
    private static final String DIM = "\u001b[2m";
    private static final String INDENT = "\n    ";

    private final boolean coloured;

    /** Lines with or without colours. */
    public AlertLine(boolean coloured) {
        this.coloured = coloured;
    }

    /**
     * The block of a finding, without an end of line.
     *
     * @throws IllegalArgumentException when it is no finding of ours
     */
    public String of(JsonNode finding) {
        JsonNode lapwing = finding.path("unmapped").path("lapwing");
        return paint(DIM, Elapsed.moment(FindingFields.number(finding, "time")))
                + "  "
                + level(finding)
                + "  "
                + String.format(Locale.ROOT, "%-9s", became(finding))
                + "  "
                + clean(FindingFields.text(lapwing, "rule"))
                + threats(finding)
                + INDENT
                + clean(FindingFields.text(finding, "message"))
                + INDENT
                + clean(FindingFields.text(lapwing, "margin"))
                + INDENT
                + paint(DIM, group(lapwing.path("group")));
    }

    private String level(JsonNode finding) {
        String name = FindingFields.text(finding, "severity");
        String colour = LevelColour.of((int) FindingFields.number(finding, "severity_id"));
        return paint(colour, String.format(Locale.ROOT, "%-13s", clean(name).toUpperCase(Locale.ROOT)));
    }

    private static String became(JsonNode finding) {
        long activity = FindingFields.number(finding, "activity_id");
        if (activity == Activity.CLOSE.id()) {
            return clean(finding.path("status_detail").asText("closed"));
        }
        return activity == Activity.CREATE.id() ? "opened" : "updated";
    }

    private static String threats(JsonNode finding) {
        List<String> threats = new ArrayList<>();
        finding.path("finding_info").path("types").forEach(type -> threats.add(clean(type.asText())));
        return threats.isEmpty() ? "" : " (" + String.join(", ", threats) + ")";
    }

    private static String group(JsonNode group) {
        List<String> parts = new ArrayList<>();
        String instance = clean(FindingFields.text(group, "instance"));
        parts.add(instance.isEmpty() ? "all instances" : instance);
        group.path("by")
                .forEach(value -> parts.add(
                        clean(FindingFields.text(value, "name")) + " " + clean(FindingFields.text(value, "value"))));
        return String.join(", ", parts);
    }

    private static String clean(String text) {
        return SafeText.cut(SafeText.oneLine(text), SafeText.IN_FINDING);
    }

    private String paint(String colour, String text) {
        return coloured ? colour + text + LevelColour.END : text;
    }
}
