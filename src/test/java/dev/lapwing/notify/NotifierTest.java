package dev.lapwing.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.ops.EmbeddedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The notifier on a real broker. */
class NotifierTest {
    private static final NotifierTopics TOPICS =
            new NotifierTopics("alerts", "mutes", "resolutions", "deliveries", "undelivered", "status");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
    private final Recording oncall = new Recording("oncall");
    private final Recording chat = new Recording("chat");
    private Routing routing = Routing.usual(List.of("oncall"), List.of("chat"));

    /** Remembers what it told; refuses when it is asked to. */
    private static final class Recording implements Channel {
        final List<String> told = new CopyOnWriteArrayList<>();
        final List<String> notes = new CopyOnWriteArrayList<>();
        volatile Optional<Refused> refusal = Optional.empty();
        private final String name;

        Recording(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String tell(Telling telling) throws Refused {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            told.add(telling.alert().id() + " " + telling.step());
            return "m-" + telling.alert().id();
        }

        @Override
        public String digest(Digest digest) {
            told.add("digest of " + digest.alerts().size());
            return "";
        }

        @Override
        public void note(String line) {
            notes.add(line);
        }
    }

    @BeforeEach
    void makeTopics() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            List<NewTopic> topics = new ArrayList<>();
            for (String topic : List.of("alerts", "mutes", "resolutions", "deliveries", "undelivered", "status")) {
                topics.add(new NewTopic(topic, 1, (short) 1));
            }
            admin.createTopics(topics).all().get();
        }
    }

    @AfterEach
    void stop() {
        producer.close();
        broker.close();
    }

    @Test
    void tellsTheLifeOfAnAlertInOrderAndWaitsForSomebodyToResolveIt() throws Exception {
        try (Run run = new Run()) {
            alert(Findings.opened("a"));
            until(() -> oncall.told.contains("a OPEN"));
            alert(Findings.updated("a", 2));
            until(() -> oncall.told.contains("a UPDATE"));
            alert(Findings.closed("a", 3, "ended"));
            until(() -> oncall.told.contains("a END"));
            send("resolutions", "a", ResolutionJson.bytes(new Resolution("ana", "blocked", Instant.now())));
            until(() -> oncall.told.contains("a RESOLVE") && chat.told.contains("a RESOLVE"));

            assertThat(oncall.told).containsExactly("a OPEN", "a UPDATE", "a END", "a RESOLVE");
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void goesOnAfterARestartWithWhatItCouldNotTell() throws Exception {
        oncall.refusal = Optional.of(Refused.forNow("overloaded"));
        try (Run run = new Run()) {
            alert(Findings.opened("a"));
            until(() -> chat.told.contains("a OPEN"));
            assertThat(run.working()).isTrue();
        }
        oncall.refusal = Optional.empty();

        try (Run run = new Run()) {
            until(() -> oncall.told.contains("a OPEN"));

            assertThat(chat.told).containsExactly("a OPEN");
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void tellsTheOperatorElsewhereOfWhatAChannelRefusesForGood() throws Exception {
        oncall.refusal = Optional.of(Refused.forGood("no_service"));
        try (Run run = new Run()) {
            alert(Findings.opened("a"));
            until(() -> !chat.notes.isEmpty());

            assertThat(chat.notes).singleElement().asString().contains("oncall").contains("no_service");
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void tellsOnceOfAMuteThatEndedWhileNobodyLookedAndForgetsIt() throws Exception {
        send("mutes", "m-1", MuteJson.bytes(over()));
        try (Run run = new Run()) {
            until(() -> !oncall.notes.isEmpty());
            assertThat(run.working()).isTrue();
        }

        try (Run run = new Run()) {
            alert(Findings.opened("a"));
            until(() -> oncall.told.contains("a OPEN"));

            assertThat(oncall.notes).containsExactly("A mute is over: source shop (ana: load test).");
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void goesOnWhenSomebodyWroteNonsense() throws Exception {
        send("resolutions", "a", new byte[] {'{'});
        send("mutes", "m", new byte[] {'{'});
        send("alerts", "a", new byte[] {'{'});
        try (Run run = new Run()) {
            alert(Findings.opened("b"));
            until(() -> oncall.told.contains("b OPEN"));

            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void tellsADailyLineOnceHoweverOftenItIsStarted() throws Exception {
        send("status", "p", """
                {"process":"p","since":"%s","at":"%s","working":true,"rows":7,"dead_letters":0,"too_late":0}
                """.formatted(Instant.now(), Instant.now()).getBytes(StandardCharsets.UTF_8));
        routing = new Routing(List.of(new Route(
                Severity.CRITICAL,
                List.of(),
                List.of(),
                List.of(),
                List.of("chat"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DailyTime.parse("00:00"))));
        try (Run run = new Run()) {
            until(() -> !chat.notes.isEmpty());
            assertThat(run.working()).isTrue();
        }

        try (Run run = new Run()) {
            alert(Findings.severity(Findings.opened("a"), Severity.CRITICAL));
            until(() -> chat.told.contains("a OPEN"));

            assertThat(chat.notes).containsExactly("Lapwing is alive. In 24 hours: 7 rows, 0 alerts, 0 undelivered.");
            assertThat(run.working()).isTrue();
        }
    }

    private static Mute over() {
        Instant now = Instant.now();
        return new Mute(
                "m-1",
                Optional.empty(),
                Optional.empty(),
                Optional.of("shop"),
                now.minusSeconds(1),
                "ana",
                "load test",
                now.minusSeconds(100));
    }

    @Test
    void stopsWhenAnotherOneBegins() throws Exception {
        try (Run first = new Run();
                Run second = new Run()) {
            alert(Findings.opened("a"));
            until(() -> !first.working());

            assertThatThrownBy(first::end).hasCauseInstanceOf(TakenOver.class);
            assertThat(second.working()).isTrue();
        }
    }

    /** A notifier at work. */
    private final class Run implements AutoCloseable {
        private final Notifier notifier = new Notifier(
                new NotifierLink(kafka, TOPICS), routing, List.of(oncall, chat), Clock.systemUTC(), new Random(1));
        private final CompletableFuture<Void> work = CompletableFuture.runAsync(notifier::run);

        boolean working() {
            return !work.isDone();
        }

        void end() throws ExecutionException, InterruptedException {
            work.get();
        }

        @Override
        public void close() {
            notifier.stop();
            work.handle((done, failed) -> failed).join();
            if (!work.isCompletedExceptionally()) {
                notifier.close();
            }
        }
    }

    private void alert(ObjectNode finding) {
        finding.put("end_time", Instant.now().toEpochMilli());
        send("alerts", AlertView.of(finding).id(), finding.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void send(String topic, String key, byte[] value) {
        var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
        producer.flush();
    }

    private static void until(BooleanSupplier enough) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
