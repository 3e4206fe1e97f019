package dev.lapwing.rule.match;

import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.rule.clause.Detection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The programs of one rule set: those of the known schemas from the start, others when first asked for. */
public final class Programs {
    private final List<Detection> detections;
    private final Map<Schema, Program> programs = new ConcurrentHashMap<>();

    /** The programs of these detections, compiled for each schema. */
    public Programs(List<Detection> detections) {
        this.detections = List.copyOf(detections);
        Schemas.all().forEach(this::of);
    }

    Program of(Schema schema) {
        return programs.computeIfAbsent(schema, added -> Compiler.compile(added, detections));
    }
}
