package dev.lapwing.rule.detection;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;

/** Compiles regular expressions in RE2's syntax and refuses those that would compile to something huge. */
final class RegexReader {
    private static final int MAX_LENGTH = 2000;
    private static final int MAX_DEPTH = 50;
    private static final long MAX_SIZE = 20_000;
    private static final java.util.regex.Pattern REPEAT = java.util.regex.Pattern.compile("\\{(\\d+)(,(\\d*))?}");

    private RegexReader() {}

    static Optional<Pattern> read(YamlNode.Scalar value, int flags, ProblemReport report) {
        String text = value.text();
        if (text.length() > MAX_LENGTH || size(text) > MAX_SIZE) {
            report.error(value.place(), "the regular expression is too big");
            return Optional.empty();
        }
        if (!report.allowsRegex(size(text))) {
            report.error(value.place(), "the regular expressions of this file are too big together");
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(text, flags));
        } catch (PatternSyntaxException e) {
            report.error(
                    value.place(),
                    "not a regular expression of RE2: " + e.getDescription()
                            + (e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1)));
            return Optional.empty();
        }
    }

    /** How many characters the expression has once every counted repetition is written out, roughly. */
    private static long size(String text) {
        Deque<Long> outer = new ArrayDeque<>();
        Matcher repeat = REPEAT.matcher(text);
        long sum = 0;
        long last = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                outer.push(sum);
                sum = 0;
                last = 0;
            } else if (c == ')' && !outer.isEmpty()) {
                last = sum;
                sum += outer.pop();
            } else if (c == '{' && repeat.region(i, text.length()).lookingAt()) {
                sum += last * most(repeat);
                last *= most(repeat) + 1;
                i = repeat.end() - 1;
            } else {
                i += c == '\\' ? 1 : 0;
                last = 1;
                sum++;
            }
            if (outer.size() > MAX_DEPTH || sum > MAX_SIZE) {
                return MAX_SIZE + 1;
            }
        }
        return sum;
    }

    private static long most(Matcher repeat) {
        String upper = repeat.group(3);
        String count = upper == null || upper.isEmpty() ? repeat.group(1) : upper;
        return count.length() > 4 ? MAX_SIZE : Long.parseLong(count);
    }
}
