package dev.lapwing.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The incidents of a simulation, and the rows that each left. */
final class LabelBook {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Label> labels = new ArrayList<>();

    /**
     * What was done.
     *
     * @param threat the threat, or {@code benign}
     * @param difficulty {@code loud}, {@code slow}, {@code distributed} or {@code evasive}
     */
    record Label(String incident, String threat, String kind, String difficulty) {}

    void add(Label label) {
        labels.add(label);
    }

    /** One line for each incident. */
    List<String> lines(Map<String, List<String>> rows) {
        return labels.stream().map(label -> line(label, rows)).toList();
    }

    private static String line(Label label, Map<String, List<String>> rows) {
        List<String> own = rows.getOrDefault(label.incident(), List.of());
        ObjectNode line = JSON.createObjectNode()
                .put("incident", label.incident())
                .put("threat", label.threat())
                .put("kind", label.kind())
                .put("visible", !own.isEmpty())
                .put("difficulty", label.difficulty());
        own.forEach(line.putArray("rows")::add);
        return line.toString();
    }
}
