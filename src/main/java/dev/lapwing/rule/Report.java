package dev.lapwing.rule;

import java.util.List;

/** Takes down the problems of one file, into the list of all files. */
final class Report {
    private final String file;
    private final List<Problem> problems;
    private int errors;

    Report(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    String file() {
        return file;
    }

    void error(Place place, String sentence) {
        errors++;
        problems.add(new Problem(file, place.line(), place.column(), Severity.ERROR, sentence));
    }

    void warning(Place place, String sentence) {
        problems.add(new Problem(file, place.line(), place.column(), Severity.WARNING, sentence));
    }

    /** How many errors this file has so far. */
    int errors() {
        return errors;
    }
}
