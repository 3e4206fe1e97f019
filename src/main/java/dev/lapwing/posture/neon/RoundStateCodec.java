package dev.lapwing.posture.neon;

import dev.lapwing.event.NewerFormat;
import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.ConfigSubject;
import dev.lapwing.posture.Effect;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The bytes of a {@link RoundState}. The first one is the version of the format. */
final class RoundStateCodec {
    private static final byte VERSION = 1;
    private static final byte TEXT = 0;
    private static final byte NUMBER = 1;
    private static final byte FLAG = 2;

    private RoundStateCodec() {}

    static byte[] write(RoundState state) {
        WireOutput out = new WireOutput();
        out.octet(VERSION).number(state.poll()).number(state.time());
        out.text(state.ownKey()).number(state.lists()).number(state.counts().size());
        state.counts().forEach((kind, count) -> out.text(kind).number(count));
        out.number(state.held().size());
        state.held().forEach(held -> write(held, out));
        return out.toBytes();
    }

    static RoundState read(byte[] stored) {
        WireInput in = new WireInput(stored);
        byte version = in.octet();
        if (version != VERSION) {
            throw new NewerFormat("what is known of a round of Neon's poller", version, VERSION);
        }
        RoundState state = new RoundState(in.number(), in.number(), in.text(), in.count(), counts(in), heldChanges(in));
        if (!in.isAtEnd()) {
            throw new IllegalArgumentException("what is known of a round goes on after its end");
        }
        return state;
    }

    private static SortedMap<String, Integer> counts(WireInput in) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (int left = in.size(); left > 0; left--) {
            counts.put(in.text(), in.count());
        }
        return counts;
    }

    private static void write(HeldChange held, WireOutput out) {
        ConfigFinding finding = held.finding();
        out.text(held.kind()).text(finding.path());
        out.optional(finding.before(), out::text).optional(finding.after(), out::text);
        out.optional(finding.effect(), effect -> out.text(effect.word())).text(finding.audience());
        out.number(held.count()).number(held.subjects().size());
        held.subjects().forEach(subject -> write(subject, out));
    }

    private static List<HeldChange> heldChanges(WireInput in) {
        List<HeldChange> all = new ArrayList<>();
        for (int left = in.size(); left > 0; left--) {
            String kind = in.text();
            ConfigFinding finding = new ConfigFinding(
                    in.text(),
                    in.optional(in::text),
                    in.optional(in::text),
                    in.optional(() -> Effect.valueOf(in.text().toUpperCase(Locale.ROOT))),
                    in.text());
            all.add(new HeldChange(kind, finding, in.count(), subjects(in)));
        }
        return all;
    }

    private static void write(ConfigSubject subject, WireOutput out) {
        out.text(subject.type()).text(subject.uid()).text(subject.name());
        out.number(subject.fields().size());
        new TreeMap<>(subject.fields()).forEach((name, value) -> {
            out.text(name);
            if (value instanceof Long number) {
                out.octet(NUMBER).number(number);
            } else if (value instanceof Boolean flag) {
                out.octet(FLAG).flag(flag);
            } else {
                out.octet(TEXT).text(String.valueOf(value));
            }
        });
    }

    private static List<ConfigSubject> subjects(WireInput in) {
        List<ConfigSubject> all = new ArrayList<>();
        for (int left = in.size(); left > 0; left--) {
            all.add(new ConfigSubject(in.text(), in.text(), in.text(), fields(in)));
        }
        return all;
    }

    private static SortedMap<String, Object> fields(WireInput in) {
        SortedMap<String, Object> fields = new TreeMap<>();
        for (int more = in.size(); more > 0; more--) {
            String name = in.text();
            byte form = in.octet();
            fields.put(name, form == NUMBER ? (Object) in.number() : form == FLAG ? (Object) in.flag() : in.text());
        }
        return fields;
    }
}
