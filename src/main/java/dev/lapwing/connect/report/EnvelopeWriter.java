package dev.lapwing.connect.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.json.SafeJson;
import dev.lapwing.connect.pocketbase.config.PocketBaseSettings;
import dev.lapwing.connect.source.LogFacts;
import dev.lapwing.connect.source.PluginVersion;
import dev.lapwing.connect.tail.TailListing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes reports as poll envelopes of format 1; see docs/connector.md. */
public final class EnvelopeWriter {
    /** As many hours as there can be in a month. */
    private static final int MOST_HOURS = 744;

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    private final PocketBaseSettings settings;
    private final SafeJson safe;

    public EnvelopeWriter(PocketBaseSettings settings, SafeJson safe) {
        this.settings = settings;
        this.safe = safe;
    }

    /**
     * The envelope.
     *
     * @param server what version the server seems to be, or empty
     * @param probes those to tell of
     */
    public String text(PollReport report, String server, List<SentProbe> probes) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonTokens.FACTORY.createGenerator(text)) {
            out.writeStartObject();
            head(out, report.poll(), server);
            if (report.poll().listing().isPresent()) {
                log(out, report.poll().listing().get(), report.sent());
            }
            extras(out, report.poll().extras(), probes, report.poll());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    /** A time with its milliseconds. */
    public static String iso(Instant time) {
        return MILLIS.format(time.atOffset(ZoneOffset.UTC));
    }

    private void head(JsonGenerator out, Poll poll, String server) throws IOException {
        out.writeStringField("poll", "pocketbase");
        out.writeNumberField("v", 1);
        out.writeStringField("time", iso(poll.time()));
        out.writeStringField("connector", PluginVersion.get());
        out.writeStringField("mode", settings.mode().word());
        text(out, "server", Optional.of(server).filter(name -> !name.isEmpty()));
        text(out, "version", settings.version());
        text(
                out,
                "serverTime",
                poll.listing().flatMap(it -> it.facts().serverTime()).map(Instant::toString));
        out.writeNumberField("status", poll.status());
        text(out, "error", poll.error());
    }

    private static void log(JsonGenerator out, TailListing listing, int sent) throws IOException {
        out.writeObjectFieldStart("log");
        out.writeArrayFieldStart("rows");
        for (TailListing.Seen row : listing.rows()) {
            out.writeStartArray();
            out.writeString(row.id());
            out.writeString(row.created());
            out.writeString("%016x".formatted(row.hash()));
            out.writeNumber(
                    switch (row.address()) {
                        case TOLD -> 1;
                        case MISSING -> 0;
                        case NONE -> -1;
                    });
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeBooleanField("end", listing.end());
        out.writeNumberField("sent", sent);
        if (listing.facts().rowIds().isPresent()) {
            LogFacts.RowIds ids = listing.facts().rowIds().get();
            out.writeNumberField("first", ids.first());
            out.writeNumberField("last", ids.last());
            out.writeNumberField("count", ids.count());
        }
        text(out, "file", listing.facts().file());
        out.writeEndObject();
    }

    private void extras(JsonGenerator out, Optional<Extras> extras, List<SentProbe> probes, Poll poll)
            throws IOException {
        if (extras.isPresent()) {
            hours(out, extras.get().hours());
        }
        Optional<ReportedSettings> logs = extras.flatMap(Extras::settings).flatMap(ReportedSettings::of);
        if (logs.isPresent()) {
            logs.get().write(out);
        }
        if (!probes.isEmpty()) {
            probes(out, probes);
        }
        if (poll.health().isPresent()) {
            out.writeNumberField("health", poll.health().getAsInt());
        }
        raw(out, "settings", extras.flatMap(Extras::settings));
        raw(out, "collections", extras.flatMap(Extras::collections));
    }

    private static void hours(JsonGenerator out, Map<String, Long> hours) throws IOException {
        TreeMap<String, Long> newest = new TreeMap<>(hours);
        while (newest.size() > MOST_HOURS) {
            newest.pollFirstEntry();
        }
        out.writeObjectFieldStart("hours");
        for (Map.Entry<String, Long> hour : newest.entrySet()) {
            out.writeNumberField(hour.getKey(), hour.getValue());
        }
        out.writeEndObject();
    }

    private static void probes(JsonGenerator out, List<SentProbe> probes) throws IOException {
        out.writeArrayFieldStart("probes");
        for (SentProbe probe : probes) {
            out.writeStartObject();
            out.writeStringField("nonce", probe.nonce());
            out.writeStringField("sent", iso(probe.sent()));
            out.writeBooleanField("seen", probe.seen());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void raw(JsonGenerator out, String name, Optional<String> json) throws IOException {
        if (json.isPresent()) {
            out.writeFieldName(name);
            out.writeRawValue(safe.of(json.get()));
        }
    }

    private static void text(JsonGenerator out, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(name, value.get());
        }
    }
}
