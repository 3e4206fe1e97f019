package dev.lapwing.connect.report;

import dev.lapwing.connect.json.SafeJson;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.tail.TailListing;
import dev.lapwing.continuity.poll.Advised;
import dev.lapwing.continuity.poll.ListedRow;
import dev.lapwing.continuity.poll.PollEnvelope;
import dev.lapwing.continuity.poll.SentProbe;
import dev.lapwing.text.EngineVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes reports as poll envelopes. */
public final class EnvelopeWriter {
    private final String source;
    private final String mode;
    private final Optional<String> version;
    private final Optional<Advised> advised;
    private final SafeJson safe;

    /**
     * A writer.
     *
     * @param source what kind of source it is
     * @param mode how its log is read
     * @param version which version it is, where somebody says it
     * @param advised what is published of that version
     */
    public EnvelopeWriter(
            String source, String mode, Optional<String> version, Optional<Advised> advised, SafeJson safe) {
        this.source = source;
        this.mode = mode;
        this.version = version;
        this.advised = advised;
        this.safe = safe;
    }

    /**
     * The envelopes: one, and where the collections are too long for one, another for each further part of them.
     *
     * @param server what version the server seems to be, or empty
     * @param probes those to tell of
     */
    public List<String> texts(PollReport report, String server, List<SentProbe> probes) {
        PollEnvelope first = first(report, server, probes);
        List<String> texts = new ArrayList<>(List.of(first.text()));
        List<String> parts = report.poll().extras().map(Extras::collections).orElse(List.of());
        for (int number = 2; number <= parts.size(); number++) {
            PollEnvelope.Part part = new PollEnvelope.Part(number, parts.size(), first.time());
            Optional<String> collections = Optional.of(safe.of(parts.get(number - 1)));
            texts.add(
                    first.further(new PollEnvelope.Config(Optional.empty(), collections, Optional.of(part), List.of()))
                            .text());
        }
        return texts;
    }

    private PollEnvelope first(PollReport report, String server, List<SentProbe> probes) {
        Poll poll = report.poll();
        Optional<Extras> extras = poll.extras();
        Optional<String> seen = Optional.of(server).filter(name -> !name.isEmpty());
        return new PollEnvelope(
                new PollEnvelope.Head(source, EngineVersion.text(), mode, seen, version, advised),
                poll.time(),
                poll.listing().flatMap(it -> it.facts().serverTime()),
                poll.status(),
                poll.error(),
                poll.listing().map(listing -> log(listing, report.sent())),
                extras.map(Extras::hours).map(count -> new PollEnvelope.Hours(count.hours(), count.ahead())),
                extras.flatMap(Extras::logs),
                probes,
                poll.health(),
                extras.map(read -> config(read, poll.time())).orElse(PollEnvelope.Config.NONE));
    }

    private PollEnvelope.Config config(Extras extras, Instant look) {
        int parts = extras.collections().size();
        return new PollEnvelope.Config(
                extras.settings().map(safe::of),
                extras.collections().stream().findFirst().map(safe::of),
                parts > 1 ? Optional.of(new PollEnvelope.Part(1, parts, look)) : Optional.empty(),
                extras.leftOut());
    }

    private static PollEnvelope.Log log(TailListing listing, int sent) {
        return new PollEnvelope.Log(
                listing.rows().stream().map(EnvelopeWriter::row).toList(),
                listing.end(),
                sent,
                listing.facts().rowIds().map(ids -> new PollEnvelope.RowIds(ids.first(), ids.last(), ids.count())),
                listing.facts().file());
    }

    private static PollEnvelope.Row row(TailListing.Seen row) {
        return new PollEnvelope.Row(row.id(), row.created(), row.hash(), address(row.address()));
    }

    private static ListedRow.Address address(LogRow.Address address) {
        return switch (address) {
            case TOLD -> ListedRow.Address.TOLD;
            case MISSING -> ListedRow.Address.MISSING;
            case NONE -> ListedRow.Address.NONE;
        };
    }
}
