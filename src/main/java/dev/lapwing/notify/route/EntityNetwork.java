package dev.lapwing.notify.route;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address, or all addresses that begin with the same bits; IPv4 and IPv6. Asks no name service. */
final class EntityNetwork {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)(?:/(\\d{1,3}))?");
    private static final int LONGEST = 49;

    private final byte[] address;
    private final int bits;

    private EntityNetwork(byte[] address, int bits) {
        this.address = address.clone();
        this.bits = bits;
    }

    /** Reads {@code 203.0.113.7}, {@code 203.0.113.0/24} or {@code 2001:db8::/32}; empty for anything else. */
    static Optional<EntityNetwork> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > LONGEST || !form.matches()) {
            return Optional.empty();
        }
        try {
            byte[] address = InetAddress.getByName(form.group(1)).getAddress();
            int all = address.length * Byte.SIZE;
            int bits = form.group(2) == null ? all : Integer.parseInt(form.group(2));
            return bits > all ? Optional.empty() : Optional.of(new EntityNetwork(address, bits));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether all addresses of the other are its own. */
    boolean contains(EntityNetwork other) {
        if (other.address.length != address.length || other.bits < bits) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
            if (((address[bit / Byte.SIZE] ^ other.address[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
