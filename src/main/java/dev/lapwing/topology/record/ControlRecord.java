package dev.lapwing.topology.record;

import dev.lapwing.normalize.ControlRow;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes a control row a record that the job believes: with the header of our own tools. */
public final class ControlRecord {
    private ControlRecord() {}

    /** The record of a control row for a source. */
    public static ProducerRecord<byte[], byte[]> of(String topic, byte[] key, ControlRow row) {
        ProducerRecord<byte[], byte[]> made = new ProducerRecord<>(topic, key, row.toBytes());
        made.headers().add(ControlRow.HEADER, new byte[0]);
        return made;
    }
}
