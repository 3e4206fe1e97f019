package dev.lapwing.alert.incident;

import dev.lapwing.text.Elapsed;
import dev.lapwing.text.Plural;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** An incident in words: what it is, and what happened, in the order of time. */
public final class IncidentStory {
    private static final int FIRST = 8;
    private static final int LAST = 4;
    private static final int NAMED = 3;

    private IncidentStory() {}

    /** The title of its worst alert, the first of these, and how many others there are. */
    public static String title(Incident incident) {
        IncidentAlert worst = incident.members().stream()
                .filter(alert -> alert.level() == incident.level())
                .findFirst()
                .orElseThrow();
        int others = incident.members().size() - 1;
        return others == 0 ? worst.title() : worst.title() + ", with " + Plural.of(others, "other alerts");
    }

    /** One sentence: how many alerts, in what time, about whom. */
    public static String summary(Incident incident) {
        List<StrongEntity> entities = incident.entities().stream()
                .sorted(Comparator.comparing(StrongEntity::kind))
                .toList();
        String named = entities.stream().limit(NAMED).map(StrongEntity::words).collect(Collectors.joining(", "));
        int more = Math.max(0, entities.size() - NAMED);
        return before(incident)
                + Plural.of(incident.members().size(), "alerts")
                + " by "
                + Plural.of(incident.rules().size(), "rules")
                + " "
                + Elapsed.phrase(incident.start(), incident.end())
                + " about "
                + named
                + (more == 0 ? "" : " and " + more + " more");
    }

    /** A line for each alert, in the order of their starts; of many the first and the last. */
    public static String text(Incident incident) {
        List<IncidentAlert> members = incident.members();
        List<String> lines = new ArrayList<>();
        int left = members.size() - FIRST - LAST;
        for (int i = 0; i < members.size(); i++) {
            if (left <= 0 || i < FIRST || i >= members.size() - LAST) {
                lines.add(line(members.get(i)));
            } else if (i == FIRST) {
                lines.add("... " + Plural.of(left, "more alerts") + " ...");
            }
        }
        return String.join("\n", lines);
    }

    private static String line(IncidentAlert alert) {
        return Elapsed.moment(alert.start()) + ": " + alert.sentence();
    }

    private static String before(Incident incident) {
        return incident.gone()
                .map(gone -> switch (gone) {
                    case MERGED -> "Now part of another incident: ";
                    case RETRACTED -> "Taken back, later events show otherwise: ";
                })
                .orElse("");
    }
}
