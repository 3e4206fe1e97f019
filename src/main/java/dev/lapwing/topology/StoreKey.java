package dev.lapwing.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the one store, by the letter they begin with: {@code h} heads of groups, {@code p} their pages, {@code d} when
 * they are due, {@code w} watermarks heard, {@code c} how far an instance has come.
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

    static Bytes head(byte[] group) {
        return new StoreKey('h').raw(group).done();
    }

    static Bytes page(byte[] group, int number) {
        return new StoreKey('p').raw(group).number(number).done();
    }

    /** The due time in an order of bytes that is the order of numbers. */
    static Bytes due(String instance, long due, byte[] group) {
        return new StoreKey('d').text(instance).time(due).raw(group).done();
    }

    static Bytes watermark(UpstreamProgress told) {
        return new StoreKey('w')
                .text(told.instance())
                .text(told.upstream().topic())
                .number(told.upstream().partition())
                .done();
    }

    static Bytes course(String instance) {
        return new StoreKey('c').text(instance).done();
    }

    /** Before all keys of a kind. */
    static Bytes first(char kind) {
        return new StoreKey(kind).done();
    }

    /** Behind all keys of a kind. */
    static Bytes behind(char kind) {
        return new StoreKey((char) (kind + 1)).done();
    }

    /** The due time in a key of that kind. */
    static long dueOf(String instance, Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong(dueAt(instance)) ^ Long.MIN_VALUE;
    }

    /** The group in a key of that kind. */
    static byte[] groupOf(String instance, Bytes key) {
        return Arrays.copyOfRange(key.get(), dueAt(instance) + Long.BYTES, key.get().length);
    }

    /** The instance in a key of the kind {@code c}. */
    static String instanceOf(Bytes key) {
        return new String(key.get(), 1 + Integer.BYTES, key.get().length - 1 - Integer.BYTES, StandardCharsets.UTF_8);
    }

    /** The page number in a key of that kind. */
    static int pageOf(Bytes key) {
        return ByteBuffer.wrap(key.get()).getInt(key.get().length - Integer.BYTES);
    }

    private static int dueAt(String instance) {
        return 1 + Integer.BYTES + instance.getBytes(StandardCharsets.UTF_8).length;
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

    private Bytes done() {
        return Bytes.wrap(Arrays.copyOf(bytes.array(), bytes.position()));
    }
}
