package dev.lapwing.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.storage.KafkaConfigBackingStore;
import org.apache.kafka.connect.storage.KafkaOffsetBackingStore;
import org.apache.kafka.connect.storage.KafkaStatusBackingStore;
import org.apache.kafka.connect.util.ConnectUtils;
import org.apache.kafka.connect.util.SharedTopicAdmin;

/** Puts a distributed worker together as Kafka's own command does, without the REST server. */
final class ConnectWorker {
    private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";

    private final Plugins plugins;
    private final DistributedConfig config;
    private final String clients;
    private final SharedTopicAdmin admin;

    private ConnectWorker(Plugins plugins, DistributedConfig config) {
        this.plugins = plugins;
        this.config = config;
        this.clients = ConnectUtils.clientIdBase(config);
        Map<String, Object> settings = new HashMap<>(config.originals());
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clients + "shared-admin");
        this.admin = new SharedTopicAdmin(settings);
    }

    /** A worker's herder, not yet started; leaves the thread with another class loader for what the herder starts. */
    static DistributedHerder herder(Map<String, String> settings) {
        var plugins = new Plugins(settings);
        plugins.compareAndSwapWithDelegatingLoader();
        var config = new DistributedConfig(settings);
        String cluster = config.kafkaClusterId();
        return new ConnectWorker(plugins, config).herder(cluster);
    }

    private DistributedHerder herder(String cluster) {
        // Its place among workers of the group; there is no URL to be found at.
        String id = "lapwing-" + UUID.randomUUID();
        var policy = plugins.newPlugin(
                config.getString(WorkerConfig.CONNECTOR_CLIENT_POLICY_CLASS_CONFIG),
                config,
                ConnectorClientConfigOverridePolicy.class);
        var worker = new Worker(id, Time.SYSTEM, plugins, config, offsets(), policy);
        var converter = worker.getInternalValueConverter();
        var states = new KafkaStatusBackingStore(Time.SYSTEM, converter, admin, clients);
        states.configure(config);
        var configs = new KafkaConfigBackingStore(converter, config, worker.configTransformer(), admin, clients);
        return new DistributedHerder(
                config, Time.SYSTEM, worker, cluster, states, configs, id, null, policy, List.of(), admin);
    }

    private KafkaOffsetBackingStore offsets() {
        var offsets = new KafkaOffsetBackingStore(
                admin, () -> clients, plugins.newInternalConverter(true, JSON, Map.of("schemas.enable", "false")));
        offsets.configure(config);
        return offsets;
    }
}
