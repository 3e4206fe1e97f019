import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Makes a topic of one partition, and writes the values of its records to a file, one a line, until it is stopped. A record
 * with another key ends it. Needs the Kafka clients on the class path.
 */
class KafkaLines {
    public static void main(String[] brokerTopicKeyAndFile) throws Exception {
        Map<String, Object> kafka = Map.of("bootstrap.servers", brokerTopicKeyAndFile[0]);
        String topic = brokerTopicKeyAndFile[1];
        Path file = Path.of(brokerTopicKeyAndFile[3]);
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        var text = new StringDeserializer();
        try (var consumer = new KafkaConsumer<>(kafka, text, text)) {
            List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            System.out.println("reading " + topic);
            while (true) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (!brokerTopicKeyAndFile[2].equals(record.key())) {
                        throw new IllegalStateException("a record has another key");
                    }
                    byte[] line = (record.value() + "\n").getBytes(StandardCharsets.UTF_8);
                    Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            }
        }
    }
}
