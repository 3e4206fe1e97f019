package dev.lapwing.connect.neon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.connect.MovableClock;
import dev.lapwing.connect.neon.api.NeonCalls;
import dev.lapwing.connect.neon.config.NeonSettings;
import dev.lapwing.connect.neon.poll.NeonOffset;
import dev.lapwing.connect.neon.poll.NeonWork;
import dev.lapwing.connect.report.SourceMeter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.source.SourceRecord;

/** A stand-in for Neon and the work of a task that polls it, with a clock that moves as far as the work would wait. */
final class NeonStage implements AutoCloseable {
    static final Instant BEGIN = Instant.parse("2026-10-12T23:50:00Z");
    static final String POLLS = "lapwing.raw.neon-polls.v1";
    static final String STORAGE = "lapwing.raw.neon-storage.v1";
    private static final int MOST_STEPS = 100_000;

    final MovableClock clock = new MovableClock(BEGIN);
    final NeonStandIn neon = new NeonStandIn(clock);
    Map<String, Object> stored = Map.of();
    private NeonWork work;

    NeonStage(String... changes) {
        work = work(changes);
    }

    static Map<String, String> config(String url, String... changes) {
        Map<String, String> config = new HashMap<>(Map.of(
                "source.name",
                "heron",
                "url",
                url,
                "api.key",
                NeonStandIn.KEY,
                "org",
                NeonStandIn.ORG,
                "fingerprint.key",
                "planted-fingerprint-key"));
        for (int i = 0; i < changes.length; i += 2) {
            config.put(changes[i], changes[i + 1]);
        }
        config.values().removeIf(String::isEmpty);
        return config;
    }

    private NeonWork work(String... changes) {
        NeonSettings settings = NeonSettings.of(config(neon.url(), changes));
        NeonOffset from = stored.isEmpty() ? NeonOffset.none() : NeonOffset.of(stored);
        NeonCalls calls = new NeonCalls(settings.url(), settings.apiKey(), settings.requestTimeout(), clock);
        return new NeonWork(
                settings, calls, from, new SourceMeter("neon-source", "heron", clock), clock, new Random(1));
    }

    /** Another life of the task, which goes on where the last batch ended. */
    void restart(String... changes) {
        work.close();
        work = work(changes);
    }

    NeonWork work() {
        return work;
    }

    /** The next round: everything up to its end and its progress. */
    List<SourceRecord> round() {
        List<SourceRecord> all = new ArrayList<>();
        for (int step = 0; step < MOST_STEPS; step++) {
            List<SourceRecord> some = batch();
            all.addAll(some);
            if (all.stream().anyMatch(NeonStage::isEnd) && work.left().compareTo(Duration.ofMillis(1)) > 0) {
                return all;
            }
            if (some.isEmpty()) {
                clock.move(work.left().plusMillis(1));
            } else if (all.stream().anyMatch(NeonStage::isEnd)) {
                return all;
            }
        }
        throw new AssertionError("the round does not end");
    }

    /** Whether a round ends here, and does not only tell that it lives. */
    private static boolean isEnd(SourceRecord each) {
        return text(each).contains("\"operation\":\"lapwing.poll\"")
                && !text(each).contains("\"state\":");
    }

    /** One batch, perhaps empty. */
    @SuppressWarnings("unchecked")
    List<SourceRecord> batch() {
        List<SourceRecord> records = work.next();
        if (!records.isEmpty()) {
            stored = (Map<String, Object>) records.get(records.size() - 1).sourceOffset();
        }
        return records;
    }

    static String text(SourceRecord each) {
        return new String((byte[]) each.value(), StandardCharsets.UTF_8);
    }

    /** The envelopes but the one at the end. */
    static List<JsonNode> answers(List<SourceRecord> records) {
        return envelopes(records).stream()
                .filter(each -> !each.get("operation").asText().equals("lapwing.poll"))
                .toList();
    }

    static List<JsonNode> answers(List<SourceRecord> records, String operation) {
        return answers(records).stream()
                .filter(each -> each.get("operation").asText().equals(operation))
                .toList();
    }

    static JsonNode end(List<SourceRecord> records) {
        List<JsonNode> all = envelopes(records);
        return all.get(all.size() - 1);
    }

    static List<String> rows(List<SourceRecord> records) {
        return records.stream()
                .filter(each -> each.topic().equals(STORAGE) && each.headers().isEmpty())
                .map(NeonStage::text)
                .toList();
    }

    static List<SourceRecord> progress(List<SourceRecord> records, String topic) {
        return records.stream()
                .filter(each -> each.topic().equals(topic) && !each.headers().isEmpty())
                .toList();
    }

    static List<JsonNode> envelopes(List<SourceRecord> records) {
        return records.stream()
                .filter(each -> each.topic().equals(POLLS) && each.headers().isEmpty())
                .map(each -> NeonStandIn.json(text(each)))
                .toList();
    }

    @Override
    public void close() {
        work.close();
        neon.close();
    }
}
