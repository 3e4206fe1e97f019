package dev.lapwing.connect.task;

import dev.lapwing.connect.config.KeyProblems;
import dev.lapwing.text.EngineVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** A connector whose source has one order, so that one task reads it. It has no abstract method of its own. */
public abstract class OneTaskConnector extends SourceConnector {
    private final KeyProblems keys;
    private final Class<? extends Task> task;
    private final OffsetCheck offset;
    private Map<String, String> properties = Map.of();

    /** Throws where the task could not go on at an offset. */
    @FunctionalInterface
    public interface OffsetCheck {
        void check(Map<String, ?> offset);
    }

    /**
     * A connector.
     *
     * @param keys of its configuration
     */
    protected OneTaskConnector(KeyProblems keys, Class<? extends Task> task, OffsetCheck offset) {
        this.keys = keys;
        this.task = task;
        this.offset = offset;
    }

    @Override
    public final String version() {
        return EngineVersion.text();
    }

    @Override
    public final ConfigDef config() {
        return keys.definition();
    }

    @Override
    public final Config validate(Map<String, String> connectorConfigs) {
        Config config = super.validate(connectorConfigs);
        Map<String, String> problems = keys.of(connectorConfigs);
        for (ConfigValue value : config.configValues()) {
            String problem = problems.get(value.name());
            if (problem != null && value.errorMessages().isEmpty()) {
                value.addErrorMessage(problem);
            }
        }
        return config;
    }

    @Override
    public final void start(Map<String, String> props) {
        properties = new HashMap<>(props);
    }

    @Override
    public final Class<? extends Task> taskClass() {
        return task;
    }

    /** One task, however many may be. */
    @Override
    public final List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(properties);
    }

    @Override
    public final void stop() {
        properties = Map.of();
    }

    @Override
    public final ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorConfig) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    /** Offsets may be changed or reset as long as the task can read them. */
    @Override
    public final boolean alterOffsets(
            Map<String, String> connectorConfig, Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.values().stream().filter(Objects::nonNull).forEach(offset::check);
        return true;
    }
}
