package dev.lapwing.notify;

import dev.lapwing.kafka.JobHeartbeat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The signs of life of the job over the last day. An alarm that nobody watches is none: its silence is told. */
public final class HeartbeatMonitor {
    /** Signs come each half minute; a restart, or a rebalance, may take minutes. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** A process that ends before it is so old came to nothing, and so many of them in half an hour are a job that cannot work. */
    static final Duration YOUNG = Duration.ofMinutes(5);

    static final int MANY = 3;
    private static final Duration LATELY = Duration.ofMinutes(30);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Instant start;
    private final Map<String, Deque<JobHeartbeat>> processes = new LinkedHashMap<>();
    private Optional<Instant> last = Optional.empty();
    private boolean silent;

    /** What the job counted in the last day, over all of its processes. */
    public record Counted(long rows, long deadLetters, long tooLate) {}

    /** Begins to listen. */
    HeartbeatMonitor(Instant start) {
        this.start = start;
    }

    void heard(JobHeartbeat sign) {
        processes.values().removeIf(signs -> signs.getLast().at().plus(KEPT).isBefore(sign.at()));
        Deque<JobHeartbeat> signs = processes.computeIfAbsent(sign.process(), process -> new ArrayDeque<>());
        if (!signs.isEmpty() && !sign.at().isAfter(signs.getLast().at())) {
            return; // read again after an outage
        }
        signs.addLast(sign);
        // The last before the day is what its counts are compared with.
        while (signs.size() > 1 && second(signs).at().plus(KEPT).isBefore(sign.at())) {
            signs.removeFirst();
        }
        if (sign.working()
                && !isOneOfMany(sign)
                && last.filter(before -> !before.isBefore(sign.at())).isEmpty()) {
            last = Optional.of(sign.at());
        }
    }

    /** Whether a young process follows others that ended young: it may have worked for a moment, and so did they. */
    private boolean isOneOfMany(JobHeartbeat sign) {
        return isYoung(sign)
                && processes.values().stream()
                                .map(Deque::getLast)
                                .filter(other -> other.at().isBefore(sign.since()))
                                .filter(other -> other.since().plus(LATELY).isAfter(sign.at()))
                                .filter(HeartbeatMonitor::isYoung)
                                .count()
                        >= MANY;
    }

    private static boolean isYoung(JobHeartbeat sign) {
        return sign.since().plus(YOUNG).isAfter(sign.at());
    }

    /** A line when the job falls silent, and one when it is heard again. */
    Optional<String> news(Instant now) {
        boolean quiet = last.orElse(start).plus(PATIENCE).isBefore(now);
        if (quiet == silent) {
            return Optional.empty();
        }
        silent = quiet;
        return Optional.of(quiet ? silence() : "Lapwing's job is heard of again.");
    }

    /** Whether the last of the news was that it is silent. */
    boolean isSilent() {
        return silent;
    }

    /** Whether it lives, for the daily line. */
    String words(Instant now) {
        return last.orElse(start).plus(PATIENCE).isBefore(now) ? silence() : "Lapwing is alive.";
    }

    Counted lastDay(Instant now) {
        Instant from = now.minus(KEPT);
        long rows = 0;
        long deadLetters = 0;
        long tooLate = 0;
        for (JobHeartbeat counted : counted(from)) {
            rows += counted.rows();
            deadLetters += counted.deadLetters();
            tooLate += counted.tooLate();
        }
        return new Counted(rows, deadLetters, tooLate);
    }

    private List<JobHeartbeat> counted(Instant from) {
        List<JobHeartbeat> all = new ArrayList<>();
        for (Deque<JobHeartbeat> signs : processes.values()) {
            JobHeartbeat newest = signs.getLast();
            if (newest.at().isBefore(from)) {
                continue;
            }
            Optional<JobHeartbeat> before =
                    signs.stream().filter(sign -> sign.at().isBefore(from)).reduce((older, newer) -> newer);
            // Of a process that was there before, and whose signs of then are gone, the first that is left counts.
            Optional<JobHeartbeat> base = before.or(() ->
                    Optional.of(signs.getFirst()).filter(sign -> sign.since().isBefore(from)));
            all.add(base.map(newest::since).orElse(newest));
        }
        return all;
    }

    private String silence() {
        return last.map(at ->
                        "Lapwing's job has not been heard of since " + MINUTE.format(at) + ": nothing is watched.")
                .orElse("Lapwing's job has not been heard of: nothing is watched. Is lapwing run at work?");
    }

    private static JobHeartbeat second(Deque<JobHeartbeat> signs) {
        return signs.stream().skip(1).findFirst().orElseThrow();
    }
}
