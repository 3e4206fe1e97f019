package dev.lapwing.yaml;

import dev.lapwing.text.DidYouMean;
import java.util.Collection;
import java.util.List;

/** Takes down the problems of one file, and of the settings that change its rules, into the list of all files. */
public final class ProblemReport {
    private static final int MOST_HINTS = 100;
    private static final long MAX_REGEX_SIZE = 200_000;

    private final String file;
    private final List<Problem> problems;
    private int errors;
    private long regexSize;

    public ProblemReport(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    public String file() {
        return file;
    }

    /** Whether the regular expressions of the file stay small enough together with another one. */
    public boolean allowsRegex(long size) {
        regexSize += size;
        return regexSize <= MAX_REGEX_SIZE;
    }

    /** The word that may have been meant; the first problems get a hint alone, since each compares with all words. */
    public String hint(String word, Collection<String> known) {
        return problems.size() < MOST_HINTS ? DidYouMean.hint(word, known) : "";
    }

    public void error(SourceLocation place, String sentence) {
        errors++;
        add(place, ProblemLevel.ERROR, sentence);
    }

    public void warning(SourceLocation place, String sentence) {
        add(place, ProblemLevel.WARNING, sentence);
    }

    /** How many errors this file has so far. */
    public int errors() {
        return errors;
    }

    private void add(SourceLocation place, ProblemLevel severity, String sentence) {
        problems.add(new Problem(place.otherFile().orElse(file), place.line(), place.column(), severity, sentence));
    }
}
