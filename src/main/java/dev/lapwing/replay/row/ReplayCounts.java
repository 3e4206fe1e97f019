package dev.lapwing.replay.row;

import dev.lapwing.event.Schemas;
import dev.lapwing.ingest.RowResult;
import dev.lapwing.replay.input.InputHead;
import dev.lapwing.replay.input.InputStart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of each line. Each worker counts for itself; the counts are added up at the end. */
public final class ReplayCounts {
    /** So many rejected or late rows are named. */
    public static final int NAMED = 5;

    /**
     * A row that could not be read, told without any of its content.
     *
     * @param input index of the input
     * @param line number of the line
     * @param place both as people read them
     * @param problem what is wrong
     */
    public record Rejection(int input, long line, String place, String problem) {
        private static final Comparator<Rejection> IN_ORDER =
                Comparator.comparingInt(Rejection::input).thenComparingLong(Rejection::line);
    }

    private long lines;
    private long accepted;
    private long mended;
    private long rejected;
    private long told;
    private long leaks;
    private long matched;
    private long signals;
    private long withoutGroup;
    private long late;
    private final Map<String, Long> ignored = new TreeMap<>();
    private final Map<String, Long> blind = new TreeMap<>();
    private final Set<String> touched = new TreeSet<>();
    private final Map<String, Long> guessed = new TreeMap<>();
    private final Map<String, Long> horizons = new TreeMap<>();
    private final Map<String, InputStart> starts = new TreeMap<>();
    private final List<Rejection> firstRejected = new ArrayList<>();
    private final List<Rejection> firstLate = new ArrayList<>();

    /** Lines read. */
    public long lines() {
        return lines;
    }

    /** Lines that were events. */
    public long accepted() {
        return accepted;
    }

    /** Those of them with broken characters, in whose places U+FFFD stands. */
    public long mended() {
        return mended;
    }

    /** Lines that were passed over on purpose, by reason. */
    public Map<String, Long> ignored() {
        return Map.copyOf(ignored);
    }

    /** Lines that were passed over on purpose. */
    public long ignoredLines() {
        return ignored.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Lines that could not be read. */
    public long rejected() {
        return rejected;
    }

    /** Events that polls told by what they saw; the polls themselves are passed over. */
    public long told() {
        return told;
    }

    /** Events that at least one rule matched. */
    public long matched() {
        return matched;
    }

    /** Signals made of matched events, one for each group. */
    public long signals() {
        return signals;
    }

    /** How often a matched event lacked a field that a rule groups by. */
    public long withoutGroup() {
        return withoutGroup;
    }

    /** Events that came after their watermark; zero unless lateness is simulated. */
    public long late() {
        return late;
    }

    public Map<String, Long> horizons() {
        return horizons;
    }

    /** The first lines that could not be read, each with its place and what is wrong. */
    public List<String> namedRejected() {
        return firstRejected.stream()
                .map(rejection -> rejection.place() + ": " + rejection.problem())
                .toList();
    }

    /** Credentials that stood in lines; several in one line count each. */
    public long leaks() {
        return leaks;
    }

    /** How many rows of each source lack what rules look at; rows of an unknown kind where all of them do. */
    public Map<String, Long> blind() {
        Map<String, Long> told = new TreeMap<>(blind);
        told.keySet().removeAll(touched);
        return told;
    }

    /** How many refused logins of each source are told in words that are not known. */
    public Map<String, Long> guessed() {
        return Map.copyOf(guessed);
    }

    public Map<String, InputStart> starts() {
        return starts;
    }

    public List<Rejection> firstRejected() {
        return firstRejected;
    }

    public List<Rejection> firstLate() {
        return firstLate;
    }

    void accept(RowResult.Event event) {
        lines++;
        accepted++;
        leaks += event.event().schema() == Schemas.LEAK ? 1 : 0;
        mended += event.mended() ? 1 : 0;
        look(event);
        count(event);
    }

    /** Counts what of an event of a source rules cannot see. */
    private void look(RowResult.Event event) {
        String source = event.event().instance();
        if (event.look().blind()) {
            blind.merge(source, 1L, Long::sum);
        } else if (event.event().schema().anyField()) {
            touched.add(source);
        }
        if (event.look().guessed()) {
            guessed.merge(source, 1L, Long::sum);
        }
    }

    /** Counts an event that is no line. */
    void told(RowResult.Event event) {
        told++;
        count(event);
    }

    /** Counts a credential that stood in a line, beside the line's own event. */
    void leaked(RowResult.Event event) {
        leaks++;
        count(event);
    }

    private void count(RowResult.Event event) {
        matched += event.matched() ? 1 : 0;
        signals += event.signals().size();
        withoutGroup += event.withoutGroup();
    }

    void ignore(String reason) {
        lines++;
        ignored.merge(reason, 1L, Long::sum);
    }

    void reject(InputHead head, long line, String problem) {
        lines++;
        rejected++;
        name(firstRejected, head, line, problem);
    }

    public void late(InputHead head, long line, String problem) {
        late++;
        name(firstLate, head, line, problem);
    }

    public void reached(String instance, long time) {
        horizons.merge(instance, time, Math::max);
    }

    public void began(String instance, InputStart start) {
        starts.merge(instance, start, InputStart::and);
    }

    public ReplayCounts add(ReplayCounts other) {
        lines += other.lines;
        accepted += other.accepted;
        touched.addAll(other.touched);
        other.blind.forEach((source, count) -> blind.merge(source, count, Long::sum));
        other.guessed.forEach((source, count) -> guessed.merge(source, count, Long::sum));
        mended += other.mended;
        rejected += other.rejected;
        told += other.told;
        leaks += other.leaks;
        matched += other.matched;
        signals += other.signals;
        withoutGroup += other.withoutGroup;
        late += other.late;
        other.ignored.forEach((reason, count) -> ignored.merge(reason, count, Long::sum));
        other.horizons.forEach(this::reached);
        other.starts.forEach(this::began);
        merge(firstRejected, other.firstRejected);
        merge(firstLate, other.firstLate);
        return this;
    }

    /** A worker comes across lines in order, so the first ones it sees are its first ones. */
    private static void name(List<Rejection> named, InputHead head, long line, String problem) {
        if (named.size() < NAMED) {
            named.add(new Rejection(head.index(), line, head.place(line), problem));
        }
    }

    private static void merge(List<Rejection> named, List<Rejection> others) {
        named.addAll(others);
        named.sort(Rejection.IN_ORDER);
        named.subList(Math.min(NAMED, named.size()), named.size()).clear();
    }
}
