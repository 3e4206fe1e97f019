package dev.lapwing.notify.route;

import dev.lapwing.event.IpAddress;
import java.util.Optional;

/** An address, or all addresses that begin with the same bits; IPv4 and IPv6. Asks no name service. */
final class EntityNetwork {
    private final byte[] address;
    private final int bits;

    private EntityNetwork(byte[] address, int bits) {
        this.address = address.clone();
        this.bits = bits;
    }

    /** Reads {@code 203.0.113.7}, {@code 203.0.113.0/24} or {@code 2001:db8::/32}; empty for anything else. */
    static Optional<EntityNetwork> parse(String text) {
        int slash = text.indexOf('/');
        return IpAddress.parse(slash < 0 ? text : text.substring(0, slash))
                .map(IpAddress::bytes)
                .flatMap(address -> of(address, slash < 0 ? "" : text.substring(slash)));
    }

    private static Optional<EntityNetwork> of(byte[] address, String prefix) {
        int all = address.length * Byte.SIZE;
        if (!prefix.matches("(/[0-9]{1,3})?")) {
            return Optional.empty();
        }
        int bits = prefix.isEmpty() ? all : Integer.parseInt(prefix.substring(1));
        return bits > all ? Optional.empty() : Optional.of(new EntityNetwork(address, bits));
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
