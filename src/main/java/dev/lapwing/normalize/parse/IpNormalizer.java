package dev.lapwing.normalize.parse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes an address in one way only: IPv4 with dots, IPv6 in the short form of RFC 5952 without its zone, an IPv4
 * address inside IPv6 as IPv4. So nobody gets a second key by spelling an address otherwise.
 */
public final class IpNormalizer {
    private static final int GROUPS = 8;

    private static final int LONGEST = 120;

    /** What one customer of a provider has at least: the first half of an address names the network. */
    private static final int NETWORK_GROUPS = 4;

    private IpNormalizer() {}

    /** The address in its one form, or null when the text is no address. */
    static @Nullable public String canonical(@Nullable String text) {
        if (text == null) {
            return null;
        }
        // Before its length is looked at: Go takes a zone of any length, and a visitor may choose it.
        int zone = text.indexOf(':') < 0 ? -1 : text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        if (address.length() < 2 || address.length() > LONGEST) {
            return null;
        }
        if (address.indexOf(':') < 0) {
            return ipv4(address) >= 0 ? address : null;
        }
        int[] groups = groups(address);
        if (groups == null) {
            return null;
        }
        return mapped(groups) ? dotted(groups[6], groups[7]) : compressed(groups);
    }

    /**
     * The network that one sender commands: of IPv6 the prefix of 64 bits, of IPv4 the address itself.
     *
     * @param canonical an address in its one form
     */
    static @Nullable public String network(@Nullable String canonical) {
        int[] groups = canonical == null || canonical.indexOf(':') < 0 ? null : groups(canonical);
        if (groups == null) {
            return canonical;
        }
        Arrays.fill(groups, NETWORK_GROUPS, GROUPS, 0);
        return compressed(groups) + "/64";
    }

    /** The address as a number, or -1. */
    private static long ipv4(String text) {
        long value = 0;
        int parts = 0;
        int start = 0;
        while (start <= text.length()) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            int part = decimal(text, start, end);
            if (part < 0 || ++parts > 4) {
                return -1;
            }
            value = value << 8 | part;
            start = end + 1;
        }
        return parts == 4 ? value : -1;
    }

    private static int decimal(String text, int start, int end) {
        if (end - start < 1 || end - start > 3 || (end - start > 1 && text.charAt(start) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value > 255 ? -1 : value;
    }

    private static int @Nullable [] groups(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        int[] groups = new int[GROUPS];
        if (gap < 0) {
            return fill(text, groups, 0) == GROUPS ? groups : null;
        }
        int head = fill(text.substring(0, gap), groups, 0);
        int[] behind = new int[GROUPS];
        int tail = fill(text.substring(gap + 2), behind, 0);
        if (head < 0 || tail < 0 || head + tail >= GROUPS) {
            return null;
        }
        System.arraycopy(behind, 0, groups, GROUPS - tail, tail);
        return groups;
    }

    /** How many groups the text holds, or -1 when it is not a list of groups. */
    private static int fill(String text, int[] groups, int from) {
        int count = from;
        int start = 0;
        while (start < text.length()) {
            int colon = text.indexOf(':', start);
            int end = colon < 0 ? text.length() : colon;
            if (colon < 0 && text.indexOf('.', start) >= 0) {
                long last = ipv4(text.substring(start));
                if (last < 0 || count + 2 > GROUPS) {
                    return -1;
                }
                groups[count] = (int) (last >>> 16);
                groups[count + 1] = (int) (last & 0xFFFF);
                return count + 2;
            }
            int group = hex(text, start, end);
            if (group < 0 || count == GROUPS || colon == text.length() - 1) {
                return -1;
            }
            groups[count++] = group;
            start = end + 1;
        }
        return count;
    }

    private static int hex(String text, int start, int end) {
        if (end - start < 1 || end - start > 4) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = PercentCoding.hexDigit(text.charAt(i));
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static boolean mapped(int[] groups) {
        return (groups[0] | groups[1] | groups[2] | groups[3] | groups[4]) == 0 && groups[5] == 0xFFFF;
    }

    private static String dotted(int high, int low) {
        return (high >>> 8) + "." + (high & 0xFF) + "." + (low >>> 8) + "." + (low & 0xFF);
    }

    private static String compressed(int[] groups) {
        int gap = -1;
        int length = 1;
        int i = 0;
        while (i < GROUPS) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                gap = i;
                length = end - i;
            }
            i = Math.max(end, i + 1);
        }
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            if (group == gap) {
                text.append("::");
                group += length - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[group]));
        }
        return text.toString();
    }
}
