package dev.lapwing.cli.doctor;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.FieldPath;
import dev.lapwing.event.Schema;
import dev.lapwing.text.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which of the fields that rules look at the events of one schema have. */
final class SeenFields {
    private final List<Watched> watched = new ArrayList<>();

    /** A gap, and what was seen of the field that proves that it is none. */
    private record Watched(Origin origin, FieldPath proof, Sighting sighting) {
        void look(AuditEvent event) {
            if (origin.shows().test(event)) {
                sighting.count(event.value(proof) != null);
            }
        }
    }

    /** Nothing seen yet of these fields. */
    SeenFields(Schema schema, Set<String> fields) {
        Map<Gap, Origin> origins = new TreeMap<>();
        Stream.concat(fields.stream(), Origin.basics(schema).stream())
                .flatMap(field -> Origin.of(schema, field).stream())
                .forEach(origin -> origins.putIfAbsent(origin.gap(), origin));
        origins.values()
                .forEach(origin -> watched.add(
                        new Watched(origin, schema.find(origin.proof()).orElseThrow(), new Sighting())));
    }

    void look(AuditEvent event) {
        watched.forEach(one -> one.look(event));
    }

    /** What is known of each gap. */
    Map<Gap, Gap.Finding> findings() {
        Map<Gap, Gap.Finding> findings = new TreeMap<>();
        watched.forEach(one -> findings.put(
                one.origin().gap(), one.sighting().finding(one.origin().rows())));
        return findings;
    }

    /** In how many of the newest rows that could show something it is; what was long ago is forgotten by halves. */
    private static final class Sighting {
        private static final int MEMORY = 1_000;

        private long could;
        private long shown;

        void count(boolean shows) {
            if (could == MEMORY) {
                could /= 2;
                shown /= 2;
            }
            could++;
            shown += shows ? 1 : 0;
        }

        /** It is there where at least half of the rows show it: when it was turned on, older rows still lack it. */
        Gap.Finding finding(String rows) {
            if (could == 0) {
                return new Gap.Finding(Gap.State.UNTOLD, "The input has no " + rows + ".");
            }
            String evidence = String.format(
                    Locale.ROOT,
                    "%,d of the newest %s %s it.",
                    shown,
                    Plural.of(could, rows),
                    shown == 1 ? "shows" : "show");
            return new Gap.Finding(shown * 2 >= could ? Gap.State.THERE : Gap.State.MISSING, evidence);
        }
    }
}
