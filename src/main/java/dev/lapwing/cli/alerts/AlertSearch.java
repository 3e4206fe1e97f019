package dev.lapwing.cli.alerts;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.kafka.Topics;
import dev.lapwing.text.SafeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the alert that the beginning of an id names. */
public final class AlertSearch {
    /** More candidates than these help nobody to choose. */
    private static final int SHOWN = 20;

    private final String asked;
    private final Map<String, List<SeenAlert>> found = new LinkedHashMap<>();

    /**
     * Looks through all alerts.
     *
     * @throws CommandFailed when they cannot be read
     */
    public AlertSearch(CommittedTopicReader records, String asked) {
        this.asked = asked;
        records.read(Topics.ALERTS.name(), record -> SeenAlert.read(record).ifPresent(this::take));
    }

    /**
     * The versions of the alert that is meant, oldest first.
     *
     * @throws CommandFailed where there is none, or more than one could be meant
     */
    public List<SeenAlert> versions() {
        List<SeenAlert> exact = found.get(asked);
        if (exact == null && found.isEmpty()) {
            throw new CommandFailed(SafeText.escaped(
                    "No alert has an id that begins with " + asked + "; lapwing alerts list shows which there are."));
        }
        if (exact == null && found.size() > 1) {
            CommandFailed.ifAnyWrong(candidates());
        }
        return (exact == null ? found.values().iterator().next() : exact)
                .stream()
                        .sorted(Comparator.comparingLong(seen -> seen.alert().rev()))
                        .toList();
    }

    private List<String> candidates() {
        List<String> lines = new ArrayList<>();
        lines.add(SafeText.escaped(found.size() + " alerts have an id that begins with " + asked + ":"));
        found.values().stream().limit(SHOWN).map(AlertSearch::candidate).forEach(lines::add);
        if (found.size() > SHOWN) {
            lines.add("    and " + (found.size() - SHOWN) + " more");
        }
        return lines;
    }

    private static String candidate(List<SeenAlert> versions) {
        SeenAlert newest = versions.get(versions.size() - 1);
        return "    " + SafeText.escaped(newest.alert().id()) + "  " + newest.rule() + "  " + newest.who();
    }

    /** An alert's versions are told once; after a crash one may be told twice. */
    private void take(SeenAlert version) {
        String id = version.alert().id();
        if (!id.startsWith(asked)) {
            return;
        }
        List<SeenAlert> versions = found.computeIfAbsent(id, key -> new ArrayList<>());
        boolean known = versions.stream()
                .anyMatch(other -> other.alert().rev() == version.alert().rev());
        if (!known) {
            versions.add(version);
        }
    }
}
