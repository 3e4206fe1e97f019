package dev.lapwing.continuity.poll;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.text.JsonLine;
import dev.lapwing.text.TimeText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A poll envelope of format 1, as connectors write it; {@link LogPoll#parse} reads what is needed of it. See
 * docs/connector.md. It is written piece by piece: a connector has no more of Jackson than its core.
 *
 * @param head who polls what
 * @param time when the poll began
 * @param serverTime the source's own clock
 * @param status of HTTP, or 0 without an answer
 * @param error why there is no log
 * @param log where the look at it succeeded
 * @param hours where they were counted
 * @param logs what the settings say about the log, as it is written there
 * @param health what the last probe was answered with
 * @param config the source's settings and collections
 */
public record PollEnvelope(
        Head head,
        Instant time,
        Optional<Instant> serverTime,
        int status,
        Optional<String> error,
        Optional<Log> log,
        Optional<Hours> hours,
        Optional<Map<String, String>> logs,
        List<SentProbe> probes,
        OptionalInt health,
        Config config) {

    /**
     * Who polls what.
     *
     * @param source what kind of source it is
     * @param connector the version of the connector
     * @param mode how the log is read
     * @param server what version the server seems to be
     * @param version what version it is, as somebody says
     * @param advised what published advisories say of that version
     */
    public record Head(
            String source,
            String connector,
            String mode,
            Optional<String> server,
            Optional<String> version,
            Optional<Advised> advised) {}

    /**
     * What a look at the log saw.
     *
     * @param rows newest first
     * @param end whether they reach the oldest row
     * @param sent how many rows were sent since the report before
     */
    public record Log(List<Row> rows, boolean end, int sent, Optional<RowIds> ids, Optional<String> file) {}

    /** A row of the log; its time is as the source writes it. */
    public record Row(String id, String created, long hash, ListedRow.Address address) {}

    /** The smallest and the largest row id, and how many rows there are. */
    public record RowIds(long first, long last, long count) {}

    /**
     * How many rows there are of each hour; the newest of a month are told.
     *
     * @param ahead how many of them, at most, came after the look at the log; empty where that cannot be said
     */
    public record Hours(Map<String, Long> rows, OptionalInt ahead) {}

    /**
     * What the source is set to.
     *
     * @param settings as JSON, without secrets
     * @param collections those of this part as a JSON array, without secrets
     * @param part which part of the collections it is; empty where it has them all
     * @param leftOut what is missing because it is too long: {@code settings} or {@code collections}
     */
    public record Config(
            Optional<String> settings, Optional<String> collections, Optional<Part> part, List<String> leftOut) {
        /** Nothing is told of it. */
        public static final Config NONE = new Config(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * A part of what one look saw.
     *
     * @param number from 1
     * @param of how many there are
     * @param look when the look began: the same in all parts
     */
    public record Part(int number, int of, Instant look) {}

    /** Another envelope of the same poll, which tells more of the collections and nothing else anew. */
    public PollEnvelope further(Config more) {
        return new PollEnvelope(
                head,
                time,
                serverTime,
                status,
                error,
                log.map(it -> new Log(it.rows(), it.end(), 0, it.ids(), it.file())),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OptionalInt.empty(),
                more);
    }

    /** The envelope on one line. */
    public String text() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Envelope.FACTORY.createGenerator(text)) {
            out.writeStartObject();
            writeHead(out);
            if (log.isPresent()) {
                write(out, log.get());
            }
            if (hours.isPresent()) {
                writeHours(out, hours.get());
            }
            if (logs.isPresent()) {
                writeLogs(out, logs.get());
            }
            writeProbes(out);
            if (health.isPresent()) {
                out.writeNumberField("health", health.getAsInt());
            }
            writeConfig(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    private void writeHead(JsonGenerator out) throws IOException {
        out.writeStringField("poll", head.source());
        out.writeNumberField("v", EnvelopeReader.FORMAT);
        out.writeStringField("time", TimeText.iso(time));
        out.writeStringField("connector", head.connector());
        out.writeStringField("mode", head.mode());
        write(out, "server", head.server());
        write(out, "version", head.version());
        if (head.advised().isPresent()) {
            Advised advised = head.advised().get();
            out.writeObjectFieldStart("advisories");
            out.writeStringField("asOf", TimeText.iso(advised.asOf()));
            out.writeStringField("version", advised.version());
            JsonLine.texts(out, "affected", advised.affected());
            out.writeEndObject();
        }
        write(out, "serverTime", serverTime.map(Instant::toString));
        out.writeNumberField("status", status);
        write(out, "error", error);
    }

    private static void write(JsonGenerator out, Log log) throws IOException {
        out.writeObjectFieldStart("log");
        out.writeArrayFieldStart("rows");
        for (Row row : log.rows()) {
            out.writeStartArray();
            out.writeString(row.id());
            out.writeString(row.created());
            out.writeString("%016x".formatted(row.hash()));
            out.writeNumber(row.address().flag());
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeBooleanField("end", log.end());
        out.writeNumberField("sent", log.sent());
        if (log.ids().isPresent()) {
            out.writeNumberField("first", log.ids().get().first());
            out.writeNumberField("last", log.ids().get().last());
            out.writeNumberField("count", log.ids().get().count());
        }
        write(out, "file", log.file());
        out.writeEndObject();
    }

    private static void writeHours(JsonGenerator out, Hours hours) throws IOException {
        SortedMap<String, Long> newest = new TreeMap<>(hours.rows());
        while (newest.size() > HourTotals.MAX_HOURS) {
            newest.remove(newest.firstKey());
        }
        out.writeObjectFieldStart("hours");
        for (Map.Entry<String, Long> hour : newest.entrySet()) {
            out.writeNumberField(hour.getKey(), hour.getValue());
        }
        out.writeEndObject();
        if (hours.ahead().isPresent()) {
            out.writeNumberField("ahead", hours.ahead().getAsInt());
        }
    }

    private static void writeLogs(JsonGenerator out, Map<String, String> logs) throws IOException {
        out.writeObjectFieldStart("logs");
        for (Map.Entry<String, String> value : logs.entrySet()) {
            out.writeFieldName(value.getKey());
            out.writeRawValue(JsonLine.unbroken(value.getValue()));
        }
        out.writeEndObject();
    }

    private void writeProbes(JsonGenerator out) throws IOException {
        if (probes.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("probes");
        for (SentProbe probe : probes) {
            out.writeStartObject();
            out.writeStringField("nonce", probe.nonce());
            out.writeStringField("sent", TimeText.iso(probe.sent()));
            out.writeBooleanField("seen", probe.seen());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void writeConfig(JsonGenerator out) throws IOException {
        writeRaw(out, "settings", config.settings());
        writeRaw(out, "collections", config.collections());
        if (config.part().isPresent()) {
            out.writeNumberField("part", config.part().get().number());
            out.writeNumberField("parts", config.part().get().of());
            out.writeStringField("look", TimeText.iso(config.part().get().look()));
        }
        if (!config.leftOut().isEmpty()) {
            JsonLine.texts(out, "leftOut", config.leftOut());
        }
    }

    private static void writeRaw(JsonGenerator out, String name, Optional<String> json) throws IOException {
        if (json.isPresent()) {
            out.writeFieldName(name);
            out.writeRawValue(JsonLine.unbroken(json.get()));
        }
    }

    private static void write(JsonGenerator out, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(name, value.get());
        }
    }
}
