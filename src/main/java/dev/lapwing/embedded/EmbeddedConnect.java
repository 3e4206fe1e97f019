package dev.lapwing.embedded;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Herder.Created;
import org.apache.kafka.connect.runtime.RestartRequest;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;
import org.apache.kafka.connect.runtime.distributed.RebalanceNeededException;
import org.apache.kafka.connect.runtime.rest.entities.ConfigInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConfigInfos;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.util.Callback;
import org.apache.kafka.connect.util.FutureCallback;

/**
 * A real Kafka Connect worker in this process, distributed and exactly-once, for connectors on the class path. It has no
 * REST interface: whoever can reach one could send a source's secrets elsewhere with a connector of his own.
 */
public final class EmbeddedConnect implements AutoCloseable {
    /** The worker's group; it must be alone in it, since without REST workers cannot speak with each other. */
    public static final String GROUP = "lapwing-sources";

    /** Where the worker keeps the configurations of connectors, secrets not among them. */
    public static final String CONFIGS = "lapwing.connect.configs.v1";

    /** Where the worker keeps how far each connector is. */
    public static final String OFFSETS = "lapwing.connect.offsets.v1";

    /** Where the worker keeps how each connector is. */
    public static final String STATUS = "lapwing.connect.status.v1";

    /** All topics of the worker itself; it makes those that are missing. */
    public static final List<String> TOPICS = List.of(CONFIGS, OFFSETS, STATUS);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final DistributedHerder herder;

    private EmbeddedConnect(DistributedHerder herder) {
        this.herder = herder;
    }

    /**
     * Starts a worker and waits until it does its work.
     *
     * @param kafka settings of Kafka's clients
     * @param secrets what the {@link GivenSecrets#reference references} in connectors' configurations stand for
     * @param replication copies of each topic in which the worker keeps configurations, offsets and states
     * @throws CannotStart when it cannot
     */
    public static EmbeddedConnect start(Map<String, String> kafka, Map<String, String> secrets, short replication) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            var started = new EmbeddedConnect(ConnectWorker.herder(ConnectSettings.of(kafka, secrets, replication)));
            started.herder.start();
            started.connectors();
            return started;
        } catch (ConnectException e) {
            throw new CannotStart("The Connect worker did not start: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The names of all connectors. */
    public Collection<String> connectors() {
        return ask(herder::connectors);
    }

    /**
     * Makes a connector, or gives it another configuration.
     *
     * @throws CannotStart when it refuses the configuration; the message has all that it says of it, a line each
     */
    public void put(String connector, Map<String, String> config) {
        Map<String, String> named = new HashMap<>(config);
        named.put("name", connector);
        try {
            String problems = problems(this.ask(answer -> herder.validateConnectorConfig(named, answer)));
            if (!problems.isEmpty()) {
                throw new CannotStart(problems, null);
            }
            this.<Created<ConnectorInfo>>ask(answer -> herder.putConnectorConfig(connector, named, true, answer));
        } catch (ConnectException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private static String problems(ConfigInfos infos) {
        return infos.configs().stream()
                .map(ConfigInfo::configValue)
                .flatMap(value -> value.errors().stream()
                        .map(error -> error.contains(value.name()) ? error : value.name() + ": " + error))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /** Takes a connector away; how far it was stays known. */
    public void delete(String connector) {
        this.<Created<ConnectorInfo>>ask(answer -> herder.deleteConnectorConfig(connector, answer));
    }

    /** How a connector is. */
    public ConnectorState state(String connector) {
        try {
            return ConnectorState.of(herder.connectorStatus(connector));
        } catch (NotFoundException e) {
            return ConnectorState.STARTING;
        }
    }

    /** Starts again what has failed of a connector. */
    public void restart(String connector) {
        var failedOnly = new RestartRequest(connector, true, true);
        this.<ConnectorStateInfo>ask(answer -> herder.restartConnectorAndTasks(failedOnly, answer));
    }

    @Override
    public void close() {
        herder.stop();
    }

    /** Asks until the worker can answer: while it joins its group or takes in a change, it cannot. */
    private <T> T ask(Consumer<Callback<T>> question) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = new FutureCallback<T>();
            question.accept(answer);
            try {
                return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RebalanceNeededException)) {
                    throw e.getCause() instanceof ConnectException told ? told : new ConnectException(e.getCause());
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (TimeoutException e) {
                throw new ConnectException("it did not answer within " + PATIENCE.toSeconds() + " seconds", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ConnectException("the wait for it was interrupted", e);
            }
        }
    }
}
