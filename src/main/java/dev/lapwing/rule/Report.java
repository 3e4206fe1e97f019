package dev.lapwing.rule;

import java.util.List;

/** Takes down the problems of one file, and of the settings that change its rules. */
record Report(String file, List<Problem> problems) {
    void error(Place place, String sentence) {
        add(place, Severity.ERROR, sentence);
    }

    void warning(Place place, String sentence) {
        add(place, Severity.WARNING, sentence);
    }

    int errors() {
        return (int) problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
    }

    private void add(Place place, Severity severity, String sentence) {
        problems.add(new Problem(place.otherFile().orElse(file), place.line(), place.column(), severity, sentence));
    }
}
