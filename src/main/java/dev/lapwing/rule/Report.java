package dev.lapwing.rule;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Takes down the problems of one file, and of the settings that change its rules. */
record Report(String file, List<Problem> problems, AtomicLong regexSize) {
    private static final int MOST_HINTS = 100;
    private static final long MAX_REGEX_SIZE = 200_000;

    Report(String file, List<Problem> problems) {
        this(file, problems, new AtomicLong());
    }

    /** Whether the regular expressions of the file stay small enough together with another one. */
    boolean allowsRegex(long size) {
        return regexSize.addAndGet(size) <= MAX_REGEX_SIZE;
    }

    /** The word that may have been meant; the first problems get a hint alone, since each compares with all words. */
    String hint(String word, Collection<String> known) {
        return problems.size() < MOST_HINTS ? Nearest.hint(word, known) : "";
    }

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
