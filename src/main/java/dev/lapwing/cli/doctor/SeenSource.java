package dev.lapwing.cli.doctor;

import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.ingest.ClockSkew;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What was seen of one source; it grows with the rules that there are, not with the input. */
final class SeenSource {
    private static final String NEON = "neon";

    private final String name;
    private final Set<Schema> schemas = new LinkedHashSet<>();
    private final Function<Schema, Set<String>> watched;
    private final Map<Schema, SeenFields> fields = new HashMap<>();
    private final Map<Schema, Long> rows = new HashMap<>();
    private final SeenPolls polls = new SeenPolls();
    private final SeenTraffic traffic = new SeenTraffic();
    private boolean neon;
    private long answers;
    private long unreadable;

    /**
     * A source of which nothing was seen yet.
     *
     * @param schemas what its events can be; those that no row is are left out
     * @param watched the fields that rules look at
     */
    SeenSource(String name, List<Schema> schemas, Function<Schema, Set<String>> watched) {
        this.name = name;
        this.watched = watched;
        has(schemas);
    }

    /** Rows of it come in another form, too. */
    void has(List<Schema> more) {
        more.stream()
                .filter(schema -> !isOfPolls(schema))
                .filter(schemas::add)
                .forEach(schema -> fields.put(schema, new SeenFields(schema, watched.apply(schema))));
        neon |= more.stream().anyMatch(schema -> Need.ofWindow(schema).isPresent());
    }

    /** Whether its events are made of what polls saw of a configuration, and are no rows. */
    static boolean isOfPolls(Schema schema) {
        return schema == Schemas.POCKETBASE_CONFIG
                || schema == Schemas.POCKETBASE_DRIFT
                || Need.ofWindow(schema).filter(Need.NEON_POLLS::equals).isPresent();
    }

    void take(AuditEvent event, boolean touched, long arrived) {
        rows.merge(event.schema(), 1L, Long::sum);
        SeenFields seen = fields.get(event.schema());
        if (seen != null) {
            seen.look(event);
        }
        traffic.look(event, touched, !ClockSkew.isAhead(event.timeMillis(), arrived));
    }

    void take(LogPoll poll, byte[] envelope) {
        polls.take(poll, envelope);
    }

    /** An answer of Neon's API came. */
    void answer() {
        answers++;
    }

    void unreadable() {
        unreadable++;
    }

    String name() {
        return name;
    }

    /** What its rows can be. */
    List<Schema> schemas() {
        return List.copyOf(schemas);
    }

    /** Whose log it is. */
    String product() {
        return neon ? NEON : schemas.iterator().next().source().product();
    }

    long rows(Schema schema) {
        return rows.getOrDefault(schema, 0L);
    }

    long rows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    long unreadableRows() {
        return unreadable;
    }

    SeenPolls polls() {
        return polls;
    }

    SeenTraffic traffic() {
        return traffic;
    }

    /** How many answers of Neon's API came. */
    long answers() {
        return answers;
    }

    /** Whether it is a Neon organisation, through whatever window. */
    boolean isNeon() {
        return neon;
    }

    /** Whether anything came of a kind of events, or of what they are made of. */
    boolean came(Schema schema) {
        return isOfPolls(schema) ? answers > 0 : rows(schema) > 0;
    }

    boolean isPocketBase() {
        return schemas.contains(Schemas.POCKETBASE_REQUEST);
    }

    /** What its rows say of each gap in them. */
    Map<Gap, Gap.Finding> fields() {
        Map<Gap, Gap.Finding> findings = new TreeMap<>();
        fields.values().forEach(seen -> findings.putAll(seen.findings()));
        return findings;
    }
}
