package dev.lapwing.detect.signal;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.ContentHash;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.DetectionRule;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.rule.definition.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the signals of a matched event: one for each distinct group that any rule counts it for.
 *
 * <p>An event that lacks a group-by field does not count for that rule; {@link #withoutGroup()} says how often that
 * happened. Not thread-safe.
 */
public final class SignalMaker {
    private final List<List<Route>> routes = new ArrayList<>();
    private final ContentHash contentHash = new ContentHash();
    private final EvidenceReader evidenceReader = new EvidenceReader();
    private final GeoReader placeReader;
    private long withoutGroup;

    /**
     * Prepares the ways from each detection of a rule set to the groups that count it.
     *
     * @param places asked for the addresses that rules of impossible travel compare, and no others
     */
    public SignalMaker(RuleSet rules, GeoLocator places) {
        this(rules.detections(), rules.correlations(), places);
    }

    SignalMaker(List<DetectionRule> detections, List<CorrelationRule> correlations, GeoLocator places) {
        this.placeReader = new GeoReader(places);
        detections.forEach(detection -> routes.add(new ArrayList<>()));
        for (CorrelationRule rule : correlations) {
            long shape = GroupKey.shapeOf(rule);
            rule.members()
                    .forEach(member -> member.detection().ifPresent(detection -> add(rule, shape, member, detection)));
        }
    }

    /** The name under which a signal carries the place of the address in a field, in the form of its text. */
    public static String placeOf(String field) {
        return field + " place";
    }

    /**
     * The signals of an event.
     *
     * @param matched ordinals of the detections that matched
     * @param place where the event was read
     */
    public List<KeyedSignal> signals(AuditEvent event, int[] matched, String place) {
        if (matched.length == 0) {
            return List.of();
        }
        placeReader.forget();
        Map<GroupKey, Draft> drafts = new LinkedHashMap<>();
        for (int ordinal : matched) {
            for (Route route : routes.get(ordinal)) {
                GroupKey key = route.key(event);
                if (key == null) {
                    withoutGroup++;
                } else {
                    drafts.computeIfAbsent(key, k -> new Draft()).take(route, event, placeReader);
                }
            }
        }
        return signals(event, drafts, place);
    }

    /** How many times an event lacked a field that a rule groups by. */
    public long withoutGroup() {
        return withoutGroup;
    }

    private List<KeyedSignal> signals(AuditEvent event, Map<GroupKey, Draft> drafts, String place) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        long hash = contentHash.of(event);
        Evidence evidence = evidenceReader.read(event, place);
        List<KeyedSignal> signals = new ArrayList<>(drafts.size());
        drafts.forEach((key, draft) -> signals.add(new KeyedSignal(
                key,
                new Signal(
                        0,
                        Signal.Op.PLUS,
                        event.timeMillis(),
                        event.uid(),
                        hash,
                        draft.detections,
                        draft.values,
                        evidence))));
        return signals;
    }

    private void add(CorrelationRule rule, long shape, Member member, DetectionRule detection) {
        List<Route> ways = routes.get(detection.ordinal());
        Optional<Route> same = ways.stream()
                .filter(route -> route.shape == shape && route.names().equals(member.groupFields()))
                .findFirst();
        Route route = same.orElseGet(() -> {
            Route made = new Route(shape, rule, member);
            ways.add(made);
            return made;
        });
        rule.valueFields().forEach(field -> addOnce(route.valueFields, field));
        if (rule.type().looksAtPlaces()) {
            addOnce(route.placeFields, rule.valueFields().get(0));
        }
    }

    private static void addOnce(List<EventField> fields, String name) {
        if (fields.stream().noneMatch(known -> known.name().equals(name))) {
            fields.add(new EventField(name));
        }
    }

    /** The way from one detection to the groups of one shape. */
    private static final class Route {
        final long shape;
        final Scope scope;
        final int level;
        final long detection;
        final List<EventField> fields;
        final List<EventField> valueFields = new ArrayList<>();
        final List<EventField> placeFields = new ArrayList<>();

        Route(long shape, CorrelationRule rule, Member member) {
            this.shape = shape;
            this.scope = rule.scope();
            this.level = rule.level();
            this.detection = member.fingerprint();
            this.fields = member.groupFields().stream().map(EventField::new).toList();
        }

        @Nullable
        GroupKey key(AuditEvent event) {
            List<String> values = new ArrayList<>(fields.size());
            for (EventField field : fields) {
                String value = field.text(event);
                if (value == null) {
                    return null;
                }
                values.add(value);
            }
            return GroupKey.of(shape, scope == Scope.ALL ? "" : event.instance(), values, level);
        }

        List<String> names() {
            return fields.stream().map(EventField::name).toList();
        }
    }

    /** What is collected for one group while the detections are gone through. */
    private static final class Draft {
        final List<Long> detections = new ArrayList<>();
        final Map<String, String> values = new HashMap<>();

        void take(Route route, AuditEvent event, GeoReader places) {
            if (!detections.contains(route.detection)) {
                detections.add(route.detection);
            }
            for (EventField field : route.valueFields) {
                String value = field.text(event);
                if (value != null) {
                    values.put(field.name(), value);
                }
            }
            for (EventField field : route.placeFields) {
                places.text(field, event).ifPresent(text -> values.put(placeOf(field.name()), text));
            }
        }
    }
}
