package dev.lapwing.detect.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.TestRules;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.event.GeoPoint;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Measure;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.rule.definition.Scope;
import dev.lapwing.rule.definition.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalMakerTest {
    private static final String FIELD = "src_endpoint.ip";
    private static final String ADDRESS = "192.0.2.1";
    private static final Schema SCHEMA = Schemas.POCKETBASE_REQUEST;

    private final List<String> asked = new ArrayList<>();
    private final GeoLocator places = address -> {
        asked.add(address);
        return address.equals(ADDRESS) ? Optional.of(new GeoPoint(52.52, 13.405)) : Optional.empty();
    };

    @Test
    void sendsTheAddressAndItsPlaceToARuleOfImpossibleTravel() {
        List<KeyedSignal> signals = signals(event(ADDRESS), travel("actor.user.uid"));

        assertThat(signals)
                .extracting(keyed -> keyed.signal().values())
                .containsExactly(Map.of(FIELD, ADDRESS, SignalMaker.placeOf(FIELD), "52.5200,13.4050"));
    }

    @Test
    void sendsThePlaceOverTheWire() {
        Signal sent = signals(event(ADDRESS), travel("actor.user.uid")).get(0).signal();

        Signal received = SignalCodec.decode(SignalCodec.encode(sent));

        assertThat(Optional.ofNullable(received.value(SignalMaker.placeOf(FIELD)))
                        .flatMap(GeoPoint::parse))
                .contains(new GeoPoint(52.52, 13.405));
    }

    @Test
    void sendsTheAddressAloneWhereNoPlaceIsKnown() {
        List<KeyedSignal> signals = signals(event("198.51.100.1"), travel("actor.user.uid"));

        assertThat(signals).extracting(keyed -> keyed.signal().values()).containsExactly(Map.of(FIELD, "198.51.100.1"));
    }

    @Test
    void sendsNeitherWhereTheEventHasNoAddress() {
        List<KeyedSignal> signals = signals(event(null), travel("actor.user.uid"));

        assertThat(signals).extracting(keyed -> keyed.signal().values()).containsExactly(Map.of());
        assertThat(asked).isEmpty();
    }

    @Test
    void asksOnceForEachEventHoweverManyGroupsWantToKnow() {
        SignalMaker maker = maker(travel("actor.user.uid"), travel("actor.user.type"));

        maker.signals(event(ADDRESS), new int[] {0}, "file:1");
        List<KeyedSignal> signals = maker.signals(event("203.0.113.9"), new int[] {0}, "file:2");

        assertThat(signals).hasSize(2);
        assertThat(asked).containsExactly(ADDRESS, "203.0.113.9");
    }

    @Test
    void asksNothingForRulesOfOtherTypes() {
        CorrelationRule values = rule(CorrelationType.VALUE_COUNT, "actor.user.uid", Optional.empty());

        List<KeyedSignal> signals = signals(event(ADDRESS), values);

        assertThat(signals).extracting(keyed -> keyed.signal().values()).containsExactly(Map.of(FIELD, ADDRESS));
        assertThat(asked).isEmpty();
    }

    private List<KeyedSignal> signals(AuditEvent event, CorrelationRule... rules) {
        return maker(rules).signals(event, new int[] {0}, "file:1");
    }

    private SignalMaker maker(CorrelationRule... rules) {
        return new SignalMaker(TestRules.DETECTIONS, List.of(rules), places);
    }

    private static AuditEvent event(@Nullable String address) {
        @Nullable Object[] values = new @Nullable Object[SCHEMA.size()];
        values[Schema.TIME] = 1_000L;
        values[Schema.UID] = "shop:1";
        values[Schema.LOG_SOURCE] = "shop";
        values[SCHEMA.slot("actor.user.uid")] = "u1";
        values[SCHEMA.slot("actor.user.type")] = "users";
        values[SCHEMA.slot(FIELD)] = address;
        return new AuditEvent(SCHEMA, values);
    }

    private static CorrelationRule travel(String groupBy) {
        Duration days = Duration.ofDays(30);
        return rule(
                CorrelationType.IMPOSSIBLE_TRAVEL,
                groupBy,
                Optional.of(new Baseline.ImpossibleTravel(days, days, BigDecimal.valueOf(900), BigDecimal.TEN)));
    }

    private static CorrelationRule rule(CorrelationType type, String groupBy, Optional<Baseline> baseline) {
        return new CorrelationRule(
                TestRules.DETECTIONS.get(0).head(),
                type,
                List.of(Member.of("login", TestRules.DETECTIONS.get(0), List.of(groupBy))),
                List.of(groupBy),
                Duration.ofHours(1),
                new Measure(List.of(FIELD), Optional.empty(), Bounds.atLeast(1), Window.BACKWARD),
                Expression.atLeast(1),
                List.of(),
                List.of(0),
                Optional.empty(),
                Optional.empty(),
                baseline,
                Scope.INSTANCE,
                0,
                true,
                type.word().hashCode(),
                "test.yml",
                false);
    }
}
