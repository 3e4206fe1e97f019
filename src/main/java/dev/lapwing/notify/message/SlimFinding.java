package dev.lapwing.notify.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** As much of a finding as {@link AlertView#inShort} keeps of it, in the form in which findings are read. */
public final class SlimFinding {
    private static final int CLOSE = 3;

    private SlimFinding() {}

    public static ObjectNode of(AlertView alert) {
        ObjectNode finding = JsonNodeFactory.instance.objectNode();
        finding.put(
                "activity_id",
                switch (alert.phase()) {
                    case OPENED -> 1;
                    case UPDATED -> 2;
                    case CLOSED -> CLOSE;
                });
        finding.put("severity_id", alert.severity().id());
        text(finding, "status_detail", alert.ending());
        finding.put("start_time", alert.start().toEpochMilli());
        finding.put("end_time", alert.end().toEpochMilli());
        finding.put("count", alert.count());
        text(finding, "message", alert.sentence());
        ObjectNode info = finding.putObject("finding_info").put("uid", alert.id());
        text(info, "title", alert.title());
        info.putObject("analytic").put("name", alert.rule());
        alert.threats().forEach(info.withArray("/types")::add);
        if (alert.standing()) {
            finding.putArray("evidences").addObject().putObject("data").put("config.standing", "true");
        }
        ours(finding.putObject("unmapped").putObject("lapwing"), alert);
        return finding;
    }

    private static void ours(ObjectNode ours, AlertView alert) {
        ours.put("rev", alert.rev());
        text(ours, "margin", alert.margin());
        text(ours, "incident", alert.incident());
        if (alert.provisional()) {
            ours.put("provisional", true);
        }
        ObjectNode group = ours.putObject("group");
        text(group, "instance", alert.source());
        alert.group()
                .forEach(value -> group.withArray("/by")
                        .addObject()
                        .put("name", value.name())
                        .put("value", value.value()));
    }

    private static void text(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }
}
