package dev.lapwing.posture.neon;

import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.event.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers of Neon's API, a round every ten minutes, and what comes of them. Bodies are written with single quotes. */
final class Answers implements KnownLists {
    static final Instant START = Instant.parse("2026-11-09T12:00:00Z");
    static final String ORG = "/organizations/org-1";
    static final String PROJECT = "/projects/p1";
    static final String BRANCH = "/projects/p1/branches/br-1";
    private static final int MINUTES = 10;

    final TreeMap<String, byte[]> stored = new TreeMap<>();
    private int round;

    @Override
    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(stored.get(key));
    }

    @Override
    public List<String> keys(String prefix) {
        return stored.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    /** Begins the next round. */
    Answers round() {
        round++;
        return this;
    }

    /** What an answer tells. */
    List<String> tells(String operation, String path, String body) {
        return lines(next(answer(operation, path, "{}", 200, body, "")));
    }

    List<String> tells(String operation, String path, String query, String body, String more) {
        return lines(next(answer(operation, path, query, 200, body, more)));
    }

    List<String> refused(String operation, String path, int status) {
        return lines(next(answer(operation, path, "{}", status, "{'message':'no'}", "")));
    }

    /** The line that ends a round. */
    List<String> ends() {
        return ends("{}");
    }

    List<String> ends(String body) {
        return lines(next(answer("lapwing.poll", "", "{}", 200, body, "")));
    }

    /** Of the round at hand. */
    NeonAnswer answer(String operation, String path, String query, int status, String body, String more) {
        Instant time = START.plusSeconds(60L * MINUTES * round);
        return parse(("{'poll':" + round + ",'polled_at':'" + time + "','operation':'" + operation + "','path':'" + path
                        + "','query':" + query + ",'status':" + status + more + ",'body':" + body + "}")
                .replace('\'', '"'));
    }

    static NeonAnswer parse(String line) {
        return NeonAnswer.parse(line.getBytes(StandardCharsets.UTF_8)).match(answer -> answer, (field, problem) -> {
            throw new IllegalArgumentException(field + " " + problem);
        });
    }

    NeonPosture.Step next(NeonAnswer answer) {
        NeonPosture.Step step = NeonPosture.next(this, answer, "neon");
        keep(step.changed());
        return step;
    }

    private void keep(Map<String, Optional<byte[]>> changed) {
        changed.forEach((key, bytes) -> bytes.ifPresentOrElse(all -> stored.put(key, all), () -> stored.remove(key)));
    }

    /** Each event on a line: what it is about, its path, what stood and stands there, what that does. */
    static List<String> lines(NeonPosture.Step step) {
        List<String> lines = new ArrayList<>();
        step.events().forEach(event -> lines.add(line(event)));
        return lines;
    }

    static List<String> changes(List<String> lines) {
        return lines.stream().filter(line -> !line.contains(" stands ")).toList();
    }

    private static String line(AuditEvent event) {
        if (!event.schema().source().service().equals("config")) {
            return event.schema().source().service() + " "
                    + event.schema().fields().stream()
                            .skip(3)
                            .flatMap(field -> text(event, field).stream())
                            .collect(Collectors.joining(" "));
        }
        boolean standing = text(event, "config.standing").orElse("").equals("true");
        String what = text(event, "resources.type").orElse("") + " "
                + text(event, "resources.uid").orElse("") + " "
                + text(event, "config.path").orElse("");
        String said = standing
                ? " stands at " + text(event, "config.after").orElse("")
                : " " + text(event, "config.before").orElse("-") + " to "
                        + text(event, "config.after").orElse("-") + ", "
                        + text(event, "config.effect").orElse("");
        return what
                + said
                + Stream.of("config.audience", "neon.count")
                        .flatMap(field -> text(event, field).stream())
                        .map(text -> ", " + text)
                        .collect(Collectors.joining())
                + (text(event, "config.inferred").orElse("").equals("true") ? ", inferred" : "");
    }

    static Optional<String> text(AuditEvent event, String field) {
        return Optional.ofNullable(event.value(event.schema().slot(field))).map(String::valueOf);
    }
}
