package dev.lapwing.event;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads IPv4 and IPv6 addresses without garbage and without asking a name server; keeps the last one read.
 *
 * <p>An IPv4 address written as IPv6 ({@code ::ffff:192.0.2.1}) is the IPv4 address. A zone ({@code %eth0}) is ignored.
 */
public final class IpAddress {
    private static final int GROUPS = 8;

    private final int[] groups = new int[GROUPS];
    private boolean four;
    private long high;
    private long low;

    /** The address that the text is, without a zone; empty for anything else. */
    public static Optional<IpAddress> parse(String text) {
        IpAddress ip = new IpAddress();
        return text.indexOf('%') < 0 && ip.read(text) ? Optional.of(ip) : Optional.empty();
    }

    /** Whether the text is an address; only then do the other methods tell of it. */
    public boolean read(String text) {
        int zone = text.indexOf('%');
        int end = zone < 0 ? text.length() : zone;
        if (text.indexOf(':') >= 0) {
            return readSix(text, end);
        }
        long value = quads(text, 0, end);
        four = true;
        high = 0;
        low = value;
        return value >= 0;
    }

    public boolean four() {
        return four;
    }

    public long high() {
        return high;
    }

    /** The lower half, or all of an IPv4 address. */
    public long low() {
        return low;
    }

    /** The bit at an index from the front. */
    public int bit(int index) {
        if (four) {
            return (int) (low >>> (31 - index)) & 1;
        }
        return (int) (index < 64 ? high >>> (63 - index) : low >>> (127 - index)) & 1;
    }

    /** Its four or sixteen bytes. */
    public byte[] bytes() {
        return four
                ? ByteBuffer.allocate(Integer.BYTES).putInt((int) low).array()
                : ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }

    /** Written in one way only: IPv4 with dots, IPv6 in the short form of RFC 5952. */
    public String text() {
        return four ? dotted((int) low) : compressed(high, low);
    }

    /** The network that one sender commands: of IPv6 the prefix of 64 bits, of IPv4 the address itself. */
    public String network() {
        return four ? text() : compressed(high, 0) + "/64";
    }

    private static String dotted(int quads) {
        return (quads >>> 24) + "." + ((quads >>> 16) & 0xFF) + "." + ((quads >>> 8) & 0xFF) + "." + (quads & 0xFF);
    }

    /** The longest run of zeros, the first of equal ones, is left out; a single zero is none. */
    private static String compressed(long high, long low) {
        int gap = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && group(high, low, end) == 0) {
                end++;
            }
            if (end - i > length) {
                gap = i;
                length = end - i;
            }
            i = Math.max(end, i);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += length - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(high, low, i)));
        }
        return text.toString();
    }

    private static int group(long high, long low, int index) {
        return (int) ((index < 4 ? high : low) >>> (48 - 16 * (index % 4))) & 0xFFFF;
    }

    private boolean readSix(String text, int end) {
        int count = 0;
        int gap = -1;
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < end) {
            int next = hexEnd(text, at, end);
            if (next < end && text.charAt(next) == '.') {
                return tail(quads(text, at, end), count, gap);
            }
            if (next == at || next - at > 4 || count == GROUPS) {
                return false;
            }
            groups[count++] = Integer.parseInt(text, at, next, 16);
            at = next;
            if (at < end && (text.charAt(at) != ':' || ++at == end)) {
                return false;
            }
            if (at < end && at > next && text.charAt(at) == ':') {
                if (gap >= 0) {
                    return false;
                }
                gap = count;
                at++;
            }
        }
        return put(count, gap);
    }

    private boolean tail(long quads, int count, int gap) {
        if (quads < 0 || count > GROUPS - 2) {
            return false;
        }
        groups[count] = (int) (quads >>> 16);
        groups[count + 1] = (int) (quads & 0xFFFF);
        return put(count + 2, gap);
    }

    private boolean put(int count, int gap) {
        if (gap < 0 ? count != GROUPS : count == GROUPS) {
            return false;
        }
        high = 0;
        low = 0;
        int zeros = GROUPS - count;
        for (int i = 0; i < GROUPS; i++) {
            int group = gap < 0 || i < gap ? groups[i] : i < gap + zeros ? 0 : groups[i - zeros];
            high = (high << 16) | (low >>> 48);
            low = (low << 16) | group;
        }
        four = high == 0 && low >>> 32 == 0xFFFF;
        if (four) {
            low &= 0xFFFF_FFFFL;
        }
        return true;
    }

    private static int hexEnd(String text, int from, int end) {
        int at = from;
        while (at < end && isHex(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** Four numbers with dots between them, or -1. */
    private static long quads(String text, int from, int end) {
        long value = 0;
        int at = from;
        for (int quad = 0; quad < 4; quad++) {
            int start = at;
            int number = 0;
            while (at < end && at - start < 3 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                number = number * 10 + text.charAt(at++) - '0';
            }
            boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
            boolean endsRight = quad == 3 ? at == end : at < end && text.charAt(at) == '.';
            if (at == start || number > 255 || leadingZero || !endsRight) {
                return -1;
            }
            value = (value << 8) | number;
            at++;
        }
        return value;
    }
}
