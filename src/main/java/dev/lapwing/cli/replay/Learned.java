package dev.lapwing.cli.replay;

import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.text.TextTable;
import dev.lapwing.topology.record.LearnedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was learned, added up for each rule. */
final class Learned {
    /** The groups of one rule. */
    private static final class Course {
        final String rule;
        long groups;
        long learnt;
        long tooLarge;
        long since = Long.MAX_VALUE;
        long newest = Long.MIN_VALUE;

        Course(String rule) {
            this.rule = rule;
        }

        void row(TextTable table) {
            table.row(
                    rule,
                    String.format(Locale.ROOT, "%,d", groups),
                    String.format(Locale.ROOT, "%,d", learnt),
                    groups == 0 ? "" : Instant.ofEpochMilli(since).toString(),
                    groups == 0 ? "" : Instant.ofEpochMilli(newest).toString());
        }
    }

    private final Map<Long, Course> courses = new LinkedHashMap<>();

    Learned(List<CorrelationRule> baselines) {
        baselines.forEach(
                rule -> courses.put(rule.fingerprint(), new Course(rule.head().identity())));
    }

    /** Takes a learned baseline in; says whether it is to be sent. */
    boolean take(LearnedBaseline baseline) {
        Course course = courses.get(baseline.rule());
        if (course == null) {
            return false;
        }
        if (baseline.past().length > LearnedRow.LONGEST_PAST) {
            course.tooLarge++;
            return false;
        }
        course.groups++;
        course.learnt += baseline.learnt() ? 1 : 0;
        course.since = Math.min(course.since, baseline.since());
        course.newest = Math.max(course.newest, baseline.newest());
        return true;
    }

    /** What the rule is called. */
    String nameOf(LearnedBaseline baseline) {
        Course course = courses.get(baseline.rule());
        return course == null ? "" : course.rule;
    }

    long pasts() {
        return courses.values().stream().mapToLong(course -> course.groups).sum();
    }

    boolean isComplete() {
        return courses.values().stream().allMatch(course -> course.tooLarge == 0);
    }

    List<String> lines(int width) {
        TextTable table = new TextTable();
        table.row("RULE", "GROUPS", "LEARNT", "FROM", "TO");
        courses.values().forEach(course -> course.row(table));
        List<String> lines = new ArrayList<>(table.lines(width));
        courses.values().stream()
                .filter(course -> course.tooLarge > 0)
                .forEach(course -> lines.add(course.rule + ": of " + course.tooLarge
                        + " groups more is remembered than fits into a record; they are not taught."));
        return lines;
    }
}
