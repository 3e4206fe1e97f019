package dev.lapwing.yaml;

import java.util.ArrayList;
import java.util.List;

/** Collects all that is wrong with a configuration, so that it can be mended in one go. */
public final class Problems {
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    public void error(String place, String sentence) {
        errors.add(place + ": " + sentence);
    }

    public void warning(String place, String sentence) {
        warnings.add(place + ": " + sentence);
    }

    public List<String> errors() {
        return List.copyOf(errors);
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
