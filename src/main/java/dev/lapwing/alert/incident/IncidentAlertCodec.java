package dev.lapwing.alert.incident;

import dev.lapwing.rule.definition.Level;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The bytes of {@link IncidentAlert}, as they stand in a topic and in a store. */
public final class IncidentAlertCodec {
    private static final byte VERSION = 1;

    private IncidentAlertCodec() {}

    public static void write(IncidentAlert alert, WireOutput out) {
        out.octet(VERSION).text(alert.id()).number(alert.rev());
        out.text(alert.state().name()).text(alert.instance()).text(alert.episode());
        out.number(alert.start()).number(alert.end()).number(alert.count());
        out.text(alert.level().name()).text(alert.rule()).text(alert.title());
        out.text(alert.sentence()).number(alert.threats().size());
        alert.threats().forEach(out::text);
        out.number(alert.entities().size());
        alert.entities().forEach(entity -> out.text(entity.kind().name()).text(entity.value()));
    }

    /**
     * Reads it back.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static IncidentAlert read(WireInput in) {
        byte version = in.octet();
        if (version != VERSION) {
            throw new IllegalArgumentException("an alert of version " + version);
        }
        return new IncidentAlert(
                in.text(),
                in.count(),
                IncidentAlert.State.valueOf(in.text()),
                in.text(),
                in.text(),
                in.number(),
                in.number(),
                in.number(),
                Level.valueOf(in.text()),
                in.text(),
                in.text(),
                in.text(),
                list(in, in::text),
                list(in, () -> new StrongEntity(StrongEntity.Kind.valueOf(in.text()), in.text())));
    }

    private static <T> List<T> list(WireInput in, Supplier<T> each) {
        int size = in.size();
        List<T> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(each.get());
        }
        return all;
    }
}
