package dev.lapwing.connect;

import dev.lapwing.connect.pocketbase.config.KeyProblems;
import dev.lapwing.connect.pocketbase.config.PocketBaseKeys;
import dev.lapwing.connect.tail.SourceOffset;
import dev.lapwing.text.EngineVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** Ships the log of one PocketBase to Kafka, without its secrets, and reports what each poll of it saw. */
public final class PocketBaseSourceConnector extends SourceConnector {
    private Map<String, String> properties = Map.of();

    /** For Connect. */
    public PocketBaseSourceConnector() {}

    @Override
    public String version() {
        return EngineVersion.text();
    }

    @Override
    public ConfigDef config() {
        return PocketBaseKeys.definition();
    }

    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        Config config = super.validate(connectorConfigs);
        Map<String, String> problems = KeyProblems.of(connectorConfigs);
        for (ConfigValue value : config.configValues()) {
            String problem = problems.get(value.name());
            if (problem != null && value.errorMessages().isEmpty()) {
                value.addErrorMessage(problem);
            }
        }
        return config;
    }

    @Override
    public void start(Map<String, String> props) {
        properties = new HashMap<>(props);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return PocketBaseSourceTask.class;
    }

    /** One task, however many may be: a log has one order. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(properties);
    }

    @Override
    public void stop() {
        properties = Map.of();
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorConfig) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    /** Offsets may be changed or reset as long as the task can read them. */
    @Override
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.values().stream().filter(offset -> offset != null).forEach(SourceOffset::of);
        return true;
    }
}
