package dev.lapwing.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Looks every two seconds whether Kafka answers and has the topics that a process works on, beside the process: what fails
 * twice is told, so that it is known within ten seconds.
 */
public final class KafkaWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int PATIENCE_MS = 3_000;
    /** A client that has just begun has more to do before its first answer. */
    private static final int FIRST_MS = 5_000;
    /** One slow answer is no outage. */
    private static final int TWICE = 2;

    private final Map<String, Object> settings;
    private final Collection<String> topics;
    private final Clock clock;
    private final Consumer<String> say;
    private final Wait wait;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "lapwing-kafka-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Uuid> ids = new HashMap<>();
    private @Nullable Admin admin;
    private final AtomicInteger losses = new AtomicInteger();
    private boolean looking;

    /**
     * Does not look yet.
     *
     * @param kafka settings of Kafka's clients, where to find it among them
     * @param topics what must be there
     * @param say receives what is to be told
     */
    public KafkaWatch(Map<String, ?> kafka, Collection<String> topics, Clock clock, Consumer<String> say) {
        this.settings = new HashMap<>(kafka);
        this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, FIRST_MS);
        this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        this.topics = List.copyOf(topics);
        this.clock = clock;
        this.say = say;
        this.wait = new Wait(String.valueOf(kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)));
    }

    /** Whom to ask whether the waiting shall end. */
    public interface Stop {
        /** Waits so long; whether the process shall end. */
        boolean within(Duration time) throws InterruptedException;
    }

    /**
     * Waits until Kafka answers, whatever topics it has, and says so at once where it does not.
     *
     * @return whether it answers; if not, the process shall end
     * @throws KafkaException when it answers with a refusal, or is asked in a way that can never work
     */
    public boolean await(Stop stop) throws InterruptedException {
        while (true) {
            Optional<String> problem = Optional.empty();
            try {
                var unused = listed(FIRST_MS);
            } catch (KafkaException e) {
                problem = Optional.of(silence(e).orElseThrow(() -> e));
            }
            tell(problem, 1);
            if (problem.isEmpty()) {
                return true;
            }
            if (stop.within(EVERY)) {
                return false;
            }
        }
    }

    /** Whether Kafka answers at this moment; tells nobody. */
    public boolean answers() {
        try {
            var unused = listed(FIRST_MS);
            return true;
        } catch (KafkaException e) {
            return false;
        }
    }

    /** Looks from now on; once is enough. */
    public synchronized void start() {
        if (!looking) {
            looking = true;
            var unused = looks.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** What the process waits for; empty where it need not. */
    public synchronized Optional<String> trouble() {
        return wait.trouble();
    }

    /** How often topics were found to be others than before, under the same names: what they held is gone. */
    public int losses() {
        return losses.get();
    }

    private void look() {
        try {
            Map<String, TopicListing> there = listed(PATIENCE_MS);
            List<String> missing =
                    topics.stream().filter(topic -> !there.containsKey(topic)).toList();
            if (missing.isEmpty()) {
                know(there);
            }
            tell(missing.isEmpty() ? Optional.empty() : Optional.of(lacking(missing)), TWICE);
        } catch (InterruptException e) {
            // It is closed.
        } catch (KafkaException e) {
            tell(Optional.of(silence(e).orElse(String.valueOf(e.getMessage()))), TWICE);
        }
    }

    private void know(Map<String, TopicListing> there) {
        boolean others = false;
        for (String topic : topics) {
            Optional<Uuid> now = Optional.ofNullable(there.get(topic)).map(TopicListing::topicId);
            Optional<Uuid> before = Optional.ofNullable(ids.get(topic));
            now.ifPresent(id -> ids.put(topic, id));
            others |= before.isPresent() && !before.equals(now);
        }
        if (others) {
            losses.incrementAndGet();
        }
    }

    private static String lacking(List<String> missing) {
        return "it lacks the topics " + String.join(", ", missing) + " (lapwing topics --create makes them)";
    }

    private synchronized void tell(Optional<String> problem, int patience) {
        wait.look(problem, patience, clock.instant()).ifPresent(say);
    }

    /** In words, where nobody answered; nothing where somebody did, and refused. */
    private static Optional<String> silence(KafkaException e) {
        if (e.getCause() instanceof ConfigException config
                && String.valueOf(config.getMessage()).contains("resolvable")) {
            return Optional.of("its name is not known");
        }
        return Passing.is(e) ? Optional.of("it does not answer") : Optional.empty();
    }

    private Map<String, TopicListing> listed(int patience) {
        try {
            if (admin == null) {
                admin = Admin.create(settings);
            }
            return admin.listTopics(new ListTopicsOptions().timeoutMs(patience))
                    .namesToListings()
                    .get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException told ? told : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
