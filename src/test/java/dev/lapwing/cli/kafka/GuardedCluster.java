package dev.lapwing.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.Waiting;
import dev.lapwing.config.Config;
import dev.lapwing.config.ConfigReader;
import dev.lapwing.embedded.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/** A broker that asks everybody who they are and allows nobody anything but what was granted. */
public final class GuardedCluster implements AutoCloseable {
    private static final String ADMIN = "admin";

    private final EmbeddedBroker broker;
    private final Admin admin;
    private final Path folder;
    private final Map<String, String> environment;

    public GuardedCluster(Path folder, Map<String, String> environment, String... users) {
        this.folder = folder;
        this.environment = environment;
        String logins = Stream.concat(Stream.of(ADMIN), Arrays.stream(users))
                .map(user -> " user_%s=\"%s\"".formatted(user, password(user)))
                .collect(Collectors.joining());
        broker = EmbeddedBroker.start(Map.of(
                "listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                "sasl.enabled.mechanisms", "PLAIN",
                "sasl.mechanism.inter.broker.protocol", "PLAIN",
                "listener.name.clients.plain.sasl.jaas.config", jaas(ADMIN).replace(";", logins + ";"),
                "authorizer.class.name", StandardAuthorizer.class.getName(),
                // The broker speaks with its own controller without a login.
                "super.users", "User:admin;User:ANONYMOUS"));
        admin = Admin.create(Map.copyOf(kafka(ADMIN).settings()));
    }

    public String address() {
        return broker.bootstrapServers();
    }

    /** The settings of somebody's clients. */
    public Config.Kafka kafka(String user) {
        return new Config.Kafka(Map.of(
                "bootstrap.servers",
                address(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                jaas(user)));
    }

    /** The configuration in the folder, for somebody. */
    public Config config(String user, String... more) {
        List<String> flags = new ArrayList<>(flags(user));
        flags.addAll(List.of(more));
        try {
            return ConfigReader.read(
                            "lapwing.yml", folder, Files.readString(folder.resolve("lapwing.yml")), environment, flags)
                    .config();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command as somebody. */
    public Terminal run(String user, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        flags(user).forEach(flag -> all.addAll(List.of("--set", flag)));
        return Terminal.run(folder, environment, all.toArray(String[]::new));
    }

    /** Makes all topics. */
    public void make() {
        Terminal made = run(ADMIN, "topics", "--create", "--replication", "1", "--partitions", "1");
        assertThat(made.exitCode()).as(made.err()).isZero();
    }

    /** What the printed commands grant, read as Kafka's own command reads them. */
    public static List<AclBinding> granted(String printed) {
        return printed.lines()
                .filter(line -> line.startsWith("kafka-acls.sh --add "))
                .flatMap(line -> granted(List.of(line.split(" "))))
                .toList();
    }

    private static Stream<AclBinding> granted(List<String> words) {
        PatternType pattern = words.contains("prefixed") ? PatternType.PREFIXED : PatternType.LITERAL;
        String last = words.get(words.size() - 2);
        ResourceType type = ResourceType.fromString(last.substring(2).replace('-', '_'));
        ResourcePattern on = new ResourcePattern(type, words.get(words.size() - 1), pattern);
        String who = words.get(words.indexOf("--allow-principal") + 1);
        return Stream.iterate(0, at -> at < words.size(), at -> at + 1)
                .filter(at -> words.get(at).equals("--operation"))
                .map(at ->
                        words.get(at + 1).replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT))
                .map(operation -> new AclBinding(
                        on,
                        new AccessControlEntry(who, "*", AclOperation.valueOf(operation), AclPermissionType.ALLOW)));
    }

    /** Grants rights and takes others away; in force when this returns. */
    public void set(List<AclBinding> bindings) throws ExecutionException, InterruptedException {
        admin.createAcls(bindings).all().get();
        int wanted = Set.copyOf(bindings).size();
        Waiting.until(wanted + " rights", () -> "", () -> bindings() >= wanted);
    }

    private int bindings() {
        try {
            return admin.describeAcls(AclBindingFilter.ANY).values().get().size();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("the broker does not answer", e);
        }
    }

    /** The committed records of a topic, once one is as wanted. */
    public List<ConsumerRecord<byte[], byte[]>> records(
            String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        Map<String, Object> settings = CommittedTopicReader.settings(kafka(ADMIN));
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            // The job's word that it lives comes whatever else does not.
            Waiting.until(
                    "records of " + topic,
                    () -> found.stream()
                            .filter(record -> !key(record).equals("lapwing"))
                            .count(),
                    () -> {
                        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
                        return found.stream().anyMatch(wanted);
                    });
        }
        return found;
    }

    /** How many records of such keys a topic has now. */
    public int count(String topic, Predicate<String> wanted) {
        List<String> keys = new ArrayList<>();
        try (CommittedTopicReader records = new CommittedTopicReader(kafka(ADMIN))) {
            records.read(topic, record -> keys.add(key(record)));
        }
        return (int) keys.stream().filter(wanted).count();
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    public void put(String topic, String key, String value) {
        try (TopicWriter writer = new TopicWriter(kafka(ADMIN))) {
            writer.write(topic, key, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }

    private List<String> flags(String user) {
        return kafka(user).settings().entrySet().stream()
                .map(setting -> "kafka." + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private static String password(String user) {
        return user + "-password";
    }

    private static String jaas(String user) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password(user));
    }
}
