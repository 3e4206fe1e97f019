package dev.lapwing.rule;

import java.util.List;

/** Takes down the problems of one file. */
record Report(String file, List<Problem> problems) {
    void error(Place place, String sentence) {
        problems.add(new Problem(file, place.line(), place.column(), Severity.ERROR, sentence));
    }

    void warning(Place place, String sentence) {
        problems.add(new Problem(file, place.line(), place.column(), Severity.WARNING, sentence));
    }

    int errors() {
        return (int) problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
    }
}
