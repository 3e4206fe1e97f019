package dev.lapwing.cli;

import java.util.ArrayList;
import java.util.List;

/** Collects all that is wrong with a configuration, so that it can be mended in one go. */
final class Problems {
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void error(String place, String sentence) {
        errors.add(place + ": " + sentence);
    }

    void warning(String place, String sentence) {
        warnings.add(place + ": " + sentence);
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
