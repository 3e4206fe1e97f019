package dev.lapwing.cli.replay;

import dev.lapwing.replay.ordinary.Proposal;
import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.rule.ordinary.OrdinaryKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A configuration file with proposals for its section {@code ordinary}, as a unified diff against the file. What is there stays, with
 * its comments where it is a list of lines.
 */
final class OrdinaryDiff {
    private static final String SECTION = "ordinary:";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][\\w./-]*");
    /** What YAML reads as something else than a text. */
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "null");

    private static final int CONTEXT = 3;

    private final String name;
    private final Ordinary present;
    private final List<Proposal> proposals;
    private final List<String> before;
    private final int from;
    private final int to;

    /**
     * The difference.
     *
     * @param name how the file is called
     * @param text what is in it; empty where there is none
     * @param present what it says is ordinary
     * @param proposals values that it does not have
     */
    OrdinaryDiff(String name, String text, Ordinary present, List<Proposal> proposals) {
        this.name = name;
        this.present = present;
        this.proposals = List.copyOf(proposals);
        this.before = text.lines().toList();
        int start = IntStream.range(0, before.size())
                .filter(line -> isSection(before.get(line)))
                .findFirst()
                .orElse(-1);
        this.from = start < 0 ? before.size() : start;
        this.to = start < 0 ? before.size() : endOfSection(start);
    }

    /** The lines of the file with the proposals in it. */
    List<String> after() {
        List<String> lines = new ArrayList<>(before.subList(0, from));
        lines.addAll(section());
        lines.addAll(before.subList(to, before.size()));
        return lines;
    }

    /** The diff: the lines that change, with those around them. */
    List<String> lines() {
        List<String> after = after();
        int same = sameAtFront(before, after);
        int rest =
                sameAtFront(reversed(before.subList(same, before.size())), reversed(after.subList(same, after.size())));
        int start = Math.max(0, same - CONTEXT);
        int tail = Math.min(rest, CONTEXT);
        List<String> lines = new ArrayList<>();
        lines.add("--- " + (before.isEmpty() ? "/dev/null" : name));
        lines.add("+++ " + name);
        lines.add("@@ -%s +%s @@"
                .formatted(range(start, before.size() - rest + tail), range(start, after.size() - rest + tail)));
        before.subList(start, same).forEach(line -> lines.add(" " + line));
        before.subList(same, before.size() - rest).forEach(line -> lines.add("-" + line));
        after.subList(same, after.size() - rest).forEach(line -> lines.add("+" + line));
        before.subList(before.size() - rest, before.size() - rest + tail).forEach(line -> lines.add(" " + line));
        return lines;
    }

    private static int sameAtFront(List<String> one, List<String> other) {
        int same = 0;
        while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
            same++;
        }
        return same;
    }

    private static List<String> reversed(List<String> lines) {
        List<String> reversed = new ArrayList<>(lines);
        Collections.reverse(reversed);
        return reversed;
    }

    private static String range(int start, int end) {
        return end == 0 ? "0,0" : (start + 1) + "," + (end - start);
    }

    private List<String> section() {
        List<String> lines = new ArrayList<>();
        if (from == to && from > 0 && !before.get(from - 1).isBlank()) {
            lines.add("");
        }
        lines.add(SECTION);
        for (OrdinaryKey key : OrdinaryKey.values()) {
            lines.addAll(ofKey(key));
        }
        return lines;
    }

    private List<String> ofKey(OrdinaryKey key) {
        List<Proposal> added =
                proposals.stream().filter(proposal -> proposal.key() == key).toList();
        List<String> written = writtenOf(key);
        if (added.isEmpty() && !written.isEmpty()) {
            return written;
        }
        List<String> lines = new ArrayList<>();
        if (added.isEmpty() && present.of(key).isEmpty()) {
            return List.of("  " + key.word() + ": []");
        }
        lines.add("  " + key.word() + ":");
        present.of(key).forEach(value -> lines.add(writtenItem(written, value).orElse("    - " + quoted(value))));
        added.forEach(proposal -> lines.add("    - %s  # %s".formatted(quoted(proposal.value()), proposal.why())));
        return lines;
    }

    /** The lines of a key in the file, where the section is written in lines. */
    private List<String> writtenOf(OrdinaryKey key) {
        if (from == to || !before.get(from).matches(SECTION + "\\s*(#.*)?")) {
            return List.of();
        }
        String start = "  " + key.word() + ":";
        for (int line = from + 1; line < to; line++) {
            if (before.get(line).startsWith(start)) {
                int end = line + 1;
                while (end < to && before.get(end).startsWith("   ")) {
                    end++;
                }
                return before.subList(line, end);
            }
        }
        return List.of();
    }

    private static Optional<String> writtenItem(List<String> written, String value) {
        return written.stream()
                .filter(line -> line.matches("\\s+- [\"']?" + Pattern.quote(value) + "[\"']?(\\s.*)?"))
                .findFirst();
    }

    private int endOfSection(int start) {
        int end = start + 1;
        for (int line = start + 1; line < before.size() && isInside(before.get(line)); line++) {
            end = before.get(line).isBlank() ? end : line + 1;
        }
        return end;
    }

    private static boolean isInside(String line) {
        return line.isBlank() || line.startsWith(" ");
    }

    private static boolean isSection(String line) {
        return line.equals(SECTION) || line.startsWith(SECTION + " ");
    }

    private static String quoted(String value) {
        return PLAIN.matcher(value).matches() && !WORDS.contains(value.toLowerCase(Locale.ROOT))
                ? value
                : "\"" + value + "\"";
    }
}
