package dev.lapwing.topology.correlate;

import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.topology.record.UpstreamProgress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keys of the one store, by the letter they begin with: {@code h} heads of groups, {@code p} their pages, {@code b} what baselines remember of
 * them, {@code d} when
 * they are due, {@code w} watermarks heard, {@code c} how far an instance has come, {@code r} of which
 * rules all that is, {@code n} how many partitions a raw topic had.
 *
 * <p>A text has its length before it, so no key is the beginning of another kind's.
 */
final class StoreKey {
    /** As long as a key in which every number is as large as can be. */
    private static final int ROOM = 64;

    private ByteBuffer bytes = ByteBuffer.allocate(ROOM);

    private StoreKey(char kind) {
        bytes.put((byte) kind);
    }

    static byte[] head(byte[] group) {
        return new StoreKey('h').raw(group).done();
    }

    /** The group in a key of that kind. */
    static byte[] groupOfHead(byte[] key) {
        return Arrays.copyOfRange(key, 1, key.length);
    }

    /** The first key behind this one. */
    static byte[] after(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }

    /** The hash of the rules whose groups are stored. */
    static byte[] rules() {
        return new StoreKey('r').done();
    }

    static byte[] partitions(String topic) {
        return new StoreKey('n').text(topic).done();
    }

    static byte[] page(byte[] group, int number) {
        return new StoreKey('p').raw(group).number(number).done();
    }

    static byte[] past(byte[] group, long rule) {
        return new StoreKey('b').raw(group).time(rule).done();
    }

    /** The due time in an order of bytes that is the order of numbers. */
    static byte[] due(WatermarkKey watermarkKey, long due, byte[] group) {
        return new StoreKey('d').text(watermarkKey.name()).time(due).raw(group).done();
    }

    static byte[] watermark(UpstreamProgress told) {
        return new StoreKey('w')
                .text(told.watermarkKey().name())
                .text(told.upstream().topic())
                .number(told.upstream().partition())
                .done();
    }

    static byte[] course(WatermarkKey watermarkKey) {
        return new StoreKey('c').text(watermarkKey.name()).done();
    }

    /** Before all keys of a kind. */
    static byte[] first(char kind) {
        return new StoreKey(kind).done();
    }

    /** Behind all keys of a kind. */
    static byte[] behind(char kind) {
        return new StoreKey((char) (kind + 1)).done();
    }

    /** The due time in a key of that kind. */
    static long dueOf(WatermarkKey watermarkKey, byte[] key) {
        return ByteBuffer.wrap(key).getLong(dueAt(watermarkKey)) ^ Long.MIN_VALUE;
    }

    /** The group in a key of that kind. */
    static byte[] groupOf(WatermarkKey watermarkKey, byte[] key) {
        return Arrays.copyOfRange(key, dueAt(watermarkKey) + Long.BYTES, key.length);
    }

    /** The watermark key in a store key of the kind {@code c} or {@code w}. */
    static WatermarkKey watermarkKeyOf(byte[] key) {
        int length = ByteBuffer.wrap(key).getInt(1);
        return WatermarkKey.named(new String(key, 1 + Integer.BYTES, length, StandardCharsets.UTF_8));
    }

    /** The rule in a key of the kind {@code b}. */
    static long ruleOf(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES) ^ Long.MIN_VALUE;
    }

    /** The page number in a key of that kind. */
    static int pageOf(byte[] key) {
        return ByteBuffer.wrap(key).getInt(key.length - Integer.BYTES);
    }

    private static int dueAt(WatermarkKey watermarkKey) {
        return 1 + Integer.BYTES + watermarkKey.name().getBytes(StandardCharsets.UTF_8).length;
    }

    private StoreKey text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return number(utf8.length).raw(utf8);
    }

    private StoreKey number(int number) {
        room(Integer.BYTES).putInt(number);
        return this;
    }

    private StoreKey time(long time) {
        room(Long.BYTES).putLong(time ^ Long.MIN_VALUE);
        return this;
    }

    private StoreKey raw(byte[] more) {
        room(more.length).put(more);
        return this;
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocate(bytes.capacity() * 2 + more);
            larger.put(bytes.flip());
            bytes = larger;
        }
        return bytes;
    }

    private byte[] done() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
