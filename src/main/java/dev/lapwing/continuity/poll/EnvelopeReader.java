package dev.lapwing.continuity.poll;

import dev.lapwing.text.TimeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Makes a poll of the values of an envelope. */
final class EnvelopeReader {
    static final long FORMAT = 1;
    private static final int ROW_LENGTH = 4;
    private static final int HASH_LENGTH = 16;
    private static final long MAX_STATUS = 999;
    private static final List<?> LEFT_OUT = List.of("all of them");

    private final Members envelope;

    private EnvelopeReader(Members envelope) {
        this.envelope = envelope;
    }

    static PollReading read(Map<String, Object> values) {
        Members envelope = Members.of(values);
        OptionalLong format = envelope.number("v");
        if (format.isEmpty() || format.getAsLong() != FORMAT) {
            return new PollReading.Unreadable("v", "not format 1, the only one that is understood here");
        }
        LogPoll poll = new EnvelopeReader(envelope).poll();
        return envelope.problem().isPresent() ? envelope.problem().get() : new PollReading.Read(poll);
    }

    private LogPoll poll() {
        envelope.wrong("time", !envelope.has("time"), "missing");
        envelope.wrong("status", !envelope.has("status"), "missing");
        long status = envelope.number("status").orElse(0);
        envelope.wrong("status", status < 0 || status > MAX_STATUS, "no HTTP status and not 0");
        envelope.wrong("log", status == LogPoll.READABLE && !envelope.has("log"), "missing, though it could be read");
        return new LogPoll(
                envelope.time("time").orElse(0),
                envelope.text("connector").orElse(""),
                envelope.time("serverTime"),
                (int) status,
                envelope.text("error"),
                status == LogPoll.READABLE ? envelope.object("log").map(this::look) : Optional.empty(),
                envelope.object("hours").map(this::hours),
                envelope.object("logs").map(this::settings).orElse(LogSettings.UNKNOWN),
                probes(),
                config());
    }

    /** Without parts it is whole. */
    private Optional<ConfigLook> config() {
        Optional<Map<?, ?>> settings = envelope.map("settings");
        List<?> leftOut = envelope.list("leftOut");
        boolean settingsLeftOut = leftOut.contains("settings") && settings.isEmpty();
        Optional<List<?>> collections = envelope.has("collections")
                ? Optional.of(envelope.list("collections"))
                : leftOut.contains("collections") ? Optional.of(LEFT_OUT) : Optional.empty();
        if (settings.isEmpty() && collections.isEmpty() && !settingsLeftOut) {
            return Optional.empty();
        }
        long part = envelope.number("part").orElse(1);
        long parts = envelope.number("parts").orElse(1);
        boolean wrong = parts < 1 || parts > ConfigLook.MAX_PARTS || part < 1 || part > parts;
        envelope.wrong("part", wrong, "no part of so many");
        long look = envelope.time("look").orElse(envelope.time("time").orElse(0));
        return wrong
                ? Optional.empty()
                : Optional.of(new ConfigLook(
                        look,
                        (int) part,
                        (int) parts,
                        settings,
                        collections,
                        settingsLeftOut,
                        envelope.object("advisories").map(EnvelopeReader::advised)));
    }

    private static Advised advised(Members advisories) {
        List<String> affected = advisories.list("affected").stream()
                .limit(Advised.MOST)
                .map(id -> Members.bounded(String.valueOf(id)))
                .toList();
        return new Advised(
                Instant.ofEpochMilli(advisories.time("asOf").orElse(0)),
                Members.bounded(advisories.text("version").orElse("")),
                affected);
    }

    private LogLook look(Members log) {
        log.wrong("rows", !log.has("rows"), "missing");
        log.wrong("end", !log.has("end"), "missing");
        List<ListedRow> rows = new ArrayList<>();
        for (Object row : log.list("rows")) {
            Optional<ListedRow> listed = row(row);
            log.wrong("rows", listed.isEmpty(), "row " + (rows.size() + 1) + " is no id, time, hash and -1, 0 or 1");
            if (listed.isEmpty()) {
                break;
            }
            rows.add(listed.get());
        }
        return new LogLook(
                Listing.bounded(rows, log.yesOrNo("end").orElse(false)), log.number("last"), log.text("file"));
    }

    /** The time may be anything: whoever writes a row by hand must not keep the others from being looked at. */
    private static Optional<ListedRow> row(Object value) {
        return value instanceof List<?> row
                        && row.size() == ROW_LENGTH
                        && row.get(0) instanceof String id
                        && row.get(1) instanceof String created
                        && row.get(2) instanceof String hash
                        && isHash(hash)
                        && row.get(3) instanceof Long flag
                ? ListedRow.Address.of(flag)
                        .map(address -> new ListedRow(
                                Members.bounded(id),
                                TimeText.millis(created),
                                HexFormat.fromHexDigitsToLong(hash),
                                address))
                : Optional.empty();
    }

    private static boolean isHash(String text) {
        return text.length() == HASH_LENGTH && text.chars().allMatch(HexFormat::isHexDigit);
    }

    /** What is no hour is left out: it counts rows that were written by hand, without a time. */
    private HourTotals hours(Members hours) {
        TreeMap<Long, Long> rows = new TreeMap<>();
        for (String name : hours.names()) {
            TimeText.hour(name)
                    .ifPresent(hour -> rows.put(hour, hours.number(name).orElse(0)));
        }
        OptionalLong ahead = envelope.number("ahead");
        envelope.wrong("ahead", ahead.orElse(0) < 0, "negative");
        return new HourTotals(rows, ahead);
    }

    private LogSettings settings(Members logs) {
        return new LogSettings(
                logs.number("maxDays"), logs.number("minLevel"), logs.yesOrNo("logIP"), logs.yesOrNo("logAuthId"));
    }

    private List<Probe> probes() {
        List<Probe> probes = new ArrayList<>();
        for (Object element : envelope.list("probes")) {
            envelope.element("probes", element).ifPresent(probe -> {
                probe.wrong("sent", !probe.has("sent"), "missing");
                probes.add(new Probe(
                        probe.time("sent").orElse(0), probe.yesOrNo("seen").orElse(false)));
            });
        }
        return probes;
    }
}
