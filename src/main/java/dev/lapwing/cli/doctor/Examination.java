package dev.lapwing.cli.doctor;

import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.ingest.RowSource;
import dev.lapwing.normalize.RowKind;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.rule.RuleReach;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.match.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Goes through rows and polls, and keeps of each source what tells how it can be watched. */
final class Examination {
    private final RuleSet rules;
    private final RuleReach reach;
    private final Matcher matcher;
    private final Map<String, SeenSource> sources = new TreeMap<>();

    Examination(RuleSet rules) {
        this.rules = rules;
        this.reach = rules.reach();
        this.matcher = rules.matcher();
    }

    /** A source that there is, whether a row of it comes or not. */
    SeenSource source(String name, List<Schema> schemas) {
        SeenSource source = sources.computeIfAbsent(name, added -> new SeenSource(added, schemas, this::watched));
        source.has(schemas);
        return source;
    }

    /**
     * Takes in a row or a poll; what Lapwing says of itself, and its drills, are passed over.
     *
     * @param arrived when it arrived, or {@link dev.lapwing.ingest.ClockSkew#UNKNOWN_ARRIVAL}
     */
    void take(RowSource from, byte[] row, long arrived) {
        boolean ours = from.parser().schemas().stream()
                .anyMatch(schema -> schema.source().product().equals("lapwing"));
        if (ours || from.control(row, false).isPresent()) {
            return;
        }
        SeenSource source = source(from.name(), from.parser().schemas());
        if (from.kind() == RowKind.LOG_POLLS) {
            LogPoll.parse(row).match(poll -> poll(source, poll, row), (field, problem) -> unreadable(source));
            return;
        }
        if (from.kind() == RowKind.NEON_POLLS) {
            NeonAnswer.parse(row).match(answer -> answer(source), (field, problem) -> unreadable(source));
            return;
        }
        for (Normalized read : from.parser().all(row, from.name())) {
            read.match(
                    accepted -> event(source, accepted.event(), arrived),
                    ignored -> false,
                    rejected -> unreadable(source));
        }
    }

    /** The sources by their names. */
    List<SeenSource> sources() {
        return List.copyOf(sources.values());
    }

    private static boolean poll(SeenSource source, LogPoll poll, byte[] envelope) {
        source.take(poll, envelope);
        return true;
    }

    private static boolean answer(SeenSource source) {
        source.answer();
        return true;
    }

    private boolean event(SeenSource source, AuditEvent event, long arrived) {
        source.take(event, !event.schema().anyField() || matcher.touches(event), arrived);
        return true;
    }

    private static boolean unreadable(SeenSource source) {
        source.unreadable();
        return false;
    }

    private Set<String> watched(Schema schema) {
        List<String> fields = new ArrayList<>();
        rules.correlations().forEach(rule -> fields.addAll(reach.fields(rule, schema)));
        return fields.stream().collect(Collectors.toUnmodifiableSet());
    }
}
