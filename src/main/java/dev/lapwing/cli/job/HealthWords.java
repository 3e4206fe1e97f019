package dev.lapwing.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.text.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The answer of a health page as people read it: whether it works first, then a line for each thing looked at. */
final class HealthWords {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTHING = "0";

    private HealthWords() {}

    /** The lines; what is empty and what was counted and never came is left out. */
    static String of(String answer) {
        try {
            JsonNode page = JSON.readTree(answer);
            List<String> lines = new ArrayList<>();
            lines.add("%s (%s)"
                    .formatted(page.path("status").asText(), page.path("state").asText()));
            page.path("checks").properties().forEach(check -> {
                String text = check.getValue().asText();
                if (!text.isEmpty() && !text.equals(NOTHING)) {
                    lines.add("  " + SafeText.escaped(check.getKey() + ": " + text));
                }
            });
            return String.join(System.lineSeparator(), lines);
        } catch (IOException e) {
            return answer;
        }
    }
}
