package dev.lapwing.cli.replay;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.config.Config;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a raw topic holds of one source, from its beginning to where it ends when the reading starts, as a file of rows.
 *
 * <p>Rows without a key are of the source too: a shipper that spreads rows sets none.
 */
final class TopicHistory {
    private TopicHistory() {}

    /**
     * Writes the rows of a source to a file.
     *
     * @throws CommandFailed when they cannot be read
     */
    static void write(Config.Kafka kafka, String topic, String source, Path file) {
        byte[] key = source.getBytes(StandardCharsets.UTF_8);
        try (CommittedTopicReader records = new CommittedTopicReader(kafka);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            records.read(topic, row -> {
                if (isOf(key, row)) {
                    line(row.value(), out);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOf(byte[] key, ConsumerRecord<byte[], byte[]> row) {
        return row.value() != null && (row.key() == null || Arrays.equals(row.key(), key));
    }

    /** A line break within a row would make two rows of it; in JSON and in Neon's lines it means nothing. */
    private static void line(byte[] row, OutputStream out) {
        try {
            for (byte b : row) {
                out.write(b == '\n' ? ' ' : b);
            }
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
