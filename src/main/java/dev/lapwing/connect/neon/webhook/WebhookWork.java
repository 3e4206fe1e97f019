package dev.lapwing.connect.neon.webhook;

import dev.lapwing.connect.neon.webhook.http.HttpListener;
import dev.lapwing.connect.neon.webhook.signature.AuthKeys;
import dev.lapwing.connect.neon.webhook.signature.PublishedKeys;
import dev.lapwing.connect.report.SourceMeter;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.task.RawRecords;
import dev.lapwing.connect.task.SourceWork;
import dev.lapwing.redact.Redactor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of a receiver: events come in by themselves, go out batch by batch, and are answered once they are committed. */
public final class WebhookWork implements SourceWork {
    /** A longer body is none of Neon's events. */
    static final int MOST_BODY = 256 * 1024;

    private static final Logger LOGGER = LoggerFactory.getLogger(WebhookWork.class);
    private static final HttpListener.Limits LIMITS = new HttpListener.Limits(Duration.ofSeconds(4), MOST_BODY);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final NeonWebhookSettings settings;
    private final SourceMeter meter;
    private final Clock clock;
    private final List<PublishedKeys> published;
    private final AuthKeys keys;
    private final EventQueue queue = new EventQueue();
    private final RawRecords records;
    private final ReceiverProgress progress;
    private final HttpListener listener;
    private final Map<SourceRecord, QueuedEvent> sent = Collections.synchronizedMap(new IdentityHashMap<>());
    private Map<String, Object> offset;
    private String trouble = "unknown";
    private volatile boolean stopping;

    /**
     * Begins to listen.
     *
     * @param patience how long an answer waits for Kafka
     * @throws ConnectException where the port cannot be had
     */
    public WebhookWork(
            NeonWebhookSettings settings, ReceiverOffset from, SourceMeter meter, Clock clock, Duration patience) {
        this.settings = settings;
        this.meter = meter;
        this.clock = clock;
        this.published = settings.authUrls().stream()
                .map(url -> new PublishedKeys(url, settings.requestTimeout()))
                .toList();
        this.keys = new AuthKeys(List.copyOf(published), clock, this::looked);
        this.records = new RawRecords(settings.source());
        this.progress = new ReceiverProgress(settings.reportInterval(), from.progress());
        this.offset = from.toMap();
        Redactor redactor = new Redactor(settings.fingerprintKey());
        DeliveryReceiver receiver = new DeliveryReceiver(
                new DeliveryCheck(settings.path(), keys, redactor), keys, new DeliveryLines(redactor), queue, patience);
        this.listener = listen(receiver);
        keys.renew();
    }

    /** The port it listens on. */
    public int port() {
        return listener.port();
    }

    @Override
    public Duration left() {
        return queue.isEmpty() ? BETWEEN_LOOKS : Duration.ZERO;
    }

    @Override
    public List<SourceRecord> next() {
        keys.renew();
        Instant now = clock.instant();
        List<QueuedEvent> events = queue.take(settings.batchRows());
        events.forEach(event -> records.row(settings.topic().name(), event.line()));
        if (keys.any()) {
            progress.next(now, queue.earliest()).ifPresent(upTo -> records.progress(settings.topic(), upTo));
        }
        if (records.isEmpty()) {
            return List.of();
        }
        Map<String, Object> before = offset;
        offset = new ReceiverOffset(progress.last()).toMap();
        List<SourceRecord> batch = records.take(before, offset);
        for (int at = 0; at < events.size(); at++) {
            sent.put(batch.get(at), events.get(at));
            meter.sent(events.get(at).time());
        }
        if (keys.any()) {
            meter.looked(now, events.size(), queue.isEmpty());
        }
        return batch;
    }

    /** Connect says that a record is committed; from any thread. */
    public void committed(SourceRecord batched) {
        Optional.ofNullable(sent.remove(batched)).ifPresent(queue::committed);
    }

    @Override
    public void stop() {
        stopping = true;
        queue.close();
        published.forEach(PublishedKeys::close);
        listener.close();
    }

    @Override
    public void close() {
        keys.close();
        meter.close();
    }

    private HttpListener listen(DeliveryReceiver receiver) {
        try {
            HttpListener started = HttpListener.start(settings.host(), settings.port(), LIMITS, clock, receiver);
            LOGGER.info(
                    "webhooks received source={} host={} port={}", settings.source(), settings.host(), started.port());
            return started;
        } catch (IOException e) {
            stopKeys();
            throw new ConnectException(
                    "webhooks cannot be received at %s:%d: %s; set host and port to an address of this machine that is free"
                            .formatted(settings.host(), settings.port(), e.getMessage()),
                    e);
        }
    }

    private void stopKeys() {
        published.forEach(PublishedKeys::close);
        keys.close();
        meter.close();
    }

    /** After each look for keys; one look is at work at a time. */
    private void looked(Optional<String> problem) {
        String now = problem.orElse("");
        if (stopping) {
            return;
        }
        if (problem.isPresent()) {
            meter.failed(new LogUnreadable("the keys of Neon Auth cannot be had: " + now, 0, false));
        }
        if (!now.equals(trouble)) {
            if (problem.isPresent()) {
                LOGGER.warn(
                        "keys of Neon Auth not to be had, tried again each minute source={} error={}",
                        settings.source(),
                        now);
            } else {
                LOGGER.info("keys of Neon Auth read source={}", settings.source());
            }
        }
        trouble = now;
    }
}
