package dev.lapwing.cli.notify;

import dev.lapwing.config.ChannelConfig;
import dev.lapwing.config.NotifyConfig;
import dev.lapwing.notify.Preview;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.BatchRow;
import dev.lapwing.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What would be told, in lines for a terminal. */
final class PreviewText {
    private final NotifyConfig config;

    PreviewText(NotifyConfig config) {
        this.config = config;
    }

    List<String> lines(Preview preview) {
        List<String> lines = new ArrayList<>();
        for (ChannelConfig channel : config.channels()) {
            List<Preview.Planned> planned = preview.in(channel.name());
            Map<String, List<BatchRow>> together = preview.together(channel.name());
            boolean nothing = planned.isEmpty() && together.isEmpty();
            lines.add(nothing ? channel.name() + ": nothing" : channel.name() + ":");
            planned.forEach(one -> lines.add("  " + one(one)));
            together.forEach((reason, rows) -> {
                lines.add("  together: " + reason);
                rows.forEach(row -> lines.add("    " + one(row)));
            });
        }
        preview.staying()
                .forEach((level, count) -> lines.add(
                        "%d of level %s: no route takes them, they stay in the topic".formatted(count, level.word())));
        if (preview.unreadable() > 0) {
            lines.add(preview.unreadable() + " records of the alerts topic are no alerts");
        }
        lines.add("Nothing was sent.");
        return lines;
    }

    private static String one(BatchRow row) {
        return "%-8s %d of %s, %d over"
                .formatted(row.worst().word(), row.count(), SafeText.escaped(row.rule()), row.over());
    }

    private static String one(Preview.Planned planned) {
        AlertView alert = planned.alert();
        return "%-11s %-8s %s  %s"
                .formatted(planned.what(), alert.severity().word(), alert.id(), SafeText.escaped(alert.sentence()));
    }
}
