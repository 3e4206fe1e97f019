package dev.lapwing.geo;

import dev.lapwing.event.IpAddress;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes small databases as the published "MaxMind DB File Format Specification", version 2.0, lays them down: a binary
 * search tree with records of 24 bits, sixteen zero bytes, the data section, a marker, and a map about the file.
 *
 * <p>Networks must not overlap, and no value may be longer than 284 bytes or entries.
 */
public final class MmdbWriter {
    /** When every file says that it was made. */
    public static final Instant BUILT = Instant.parse("2026-11-03T10:00:00Z");

    private static final byte[] MARKER = "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SEPARATOR = 16;
    private static final int EMPTY = -1;
    private static final int FIRST_DATA = -2;
    private static final int ONE_BYTE_SIZE = 29;
    private static final int FIRST_EXTENDED = 8;

    private final String type;
    private final boolean sixes;
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    private MmdbWriter(String type, boolean sixes) {
        this.type = type;
        this.sixes = sixes;
    }

    /** A file of IPv6 networks, with those of IPv4 in the first 32 bits of its last 128, as is usual. */
    public static MmdbWriter of(String type) {
        return new MmdbWriter(type, true);
    }

    /** A file of IPv4 networks alone. */
    static MmdbWriter ofFours(String type) {
        return new MmdbWriter(type, false);
    }

    /** Puts an entry at a network such as {@code 192.0.2.0/24}. */
    public MmdbWriter put(String network, Map<String, Object> entry) {
        int slash = network.indexOf('/');
        IpAddress address = IpAddress.parse(network.substring(0, slash)).orElseThrow();
        int length = Integer.parseInt(network.substring(slash + 1));
        byte[] bytes = address.bytes();
        if (sixes && address.four()) {
            bytes = ByteBuffer.allocate(16).position(12).put(bytes).array();
            length += 96;
        }
        int node = 0;
        for (int i = 0; i < length - 1; i++) {
            node = child(node, bit(bytes, i));
        }
        nodes.get(node)[bit(bytes, length - 1)] = FIRST_DATA - data.size();
        write(data, entry);
        return this;
    }

    /** Puts the degrees of a city at a network, among other things that such files hold. */
    public MmdbWriter putCity(String network, double latitude, double longitude) {
        return put(
                network,
                Map.of(
                        "city", Map.of("names", Map.of("en", "Somewhere")),
                        "location", Map.of("latitude", latitude, "longitude", longitude, "time_zone", "Etc/UTC")));
    }

    /** The whole file. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        nodes.forEach(node -> {
            record(out, node[0]);
            record(out, node[1]);
        });
        out.writeBytes(new byte[SEPARATOR]);
        out.writeBytes(data.toByteArray());
        out.writeBytes(MARKER);
        write(out, about());
        return out.toByteArray();
    }

    private Map<String, Object> about() {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("binary_format_major_version", 2);
        about.put("binary_format_minor_version", 0);
        about.put("build_epoch", BUILT.getEpochSecond());
        about.put("database_type", type);
        about.put("description", Map.of("en", "made for a test"));
        about.put("ip_version", sixes ? 6 : 4);
        about.put("languages", List.of("en"));
        about.put("node_count", nodes.size());
        about.put("record_size", 24);
        return about;
    }

    private int child(int node, int bit) {
        int[] records = nodes.get(node);
        if (records[bit] == EMPTY) {
            records[bit] = nodes.size();
            nodes.add(new int[] {EMPTY, EMPTY});
        }
        return records[bit];
    }

    private void record(ByteArrayOutputStream out, int record) {
        int value = record == EMPTY ? nodes.size() : record;
        if (record <= FIRST_DATA) {
            value = nodes.size() + SEPARATOR + FIRST_DATA - record;
        }
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
    }

    private static int bit(byte[] bytes, int index) {
        return bytes[index / 8] >>> (7 - index % 8) & 1;
    }

    private static void write(ByteArrayOutputStream out, Object value) {
        if (value instanceof Map<?, ?> map) {
            control(out, 7, map.size());
            map.forEach((key, entry) -> {
                write(out, key);
                write(out, entry);
            });
        } else if (value instanceof List<?> list) {
            control(out, 11, list.size());
            list.forEach(entry -> write(out, entry));
        } else if (value instanceof String text) {
            bytes(out, 2, text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Double number) {
            bytes(out, 3, ByteBuffer.allocate(8).putDouble(number).array());
        } else if (value instanceof Float number) {
            bytes(out, 15, ByteBuffer.allocate(4).putFloat(number).array());
        } else if (value instanceof Integer number) {
            bytes(out, 6, ByteBuffer.allocate(4).putInt(number).array());
        } else if (value instanceof Long number) {
            bytes(out, 9, ByteBuffer.allocate(8).putLong(number).array());
        } else {
            throw new IllegalArgumentException("no type of the format: " + value.getClass());
        }
    }

    private static void bytes(ByteArrayOutputStream out, int type, byte[] bytes) {
        control(out, type, bytes.length);
        out.writeBytes(bytes);
    }

    /** Three bits of type and five of size; what does not fit in them follows, the type before the size. */
    private static void control(ByteArrayOutputStream out, int type, int size) {
        boolean extended = type >= FIRST_EXTENDED;
        out.write((extended ? 0 : type) << 5 | Math.min(size, ONE_BYTE_SIZE));
        if (extended) {
            out.write(type - FIRST_EXTENDED + 1);
        }
        if (size >= ONE_BYTE_SIZE) {
            out.write(size - ONE_BYTE_SIZE);
        }
    }
}
