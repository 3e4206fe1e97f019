package dev.lapwing.event;

import java.util.Optional;

/**
 * A range of addresses that share their first bits.
 *
 * @param four whether it is one of IPv4
 * @param high the first 64 bits of the address
 * @param low its other 64 bits
 * @param bits how many bits all addresses of it share
 */
public record Network(boolean four, long high, long low, int bits) {
    private static final int MAPPED = 96;

    /**
     * Reads {@code 10.0.0.0/8} or one address; bits behind the prefix do not matter. Of an IPv4 address that is written as
     * IPv6 the first 96 bits belong to the writing: {@code ::ffff:10.0.0.0/104} is {@code 10.0.0.0/8}, and with fewer it is none.
     */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        return IpAddress.parse(address).flatMap(ip -> {
            int mapped = ip.four() && address.indexOf(':') >= 0 ? MAPPED : 0;
            int most = ip.four() ? 32 : 128;
            int bits = slash < 0 ? most : number(text.substring(slash + 1)) - mapped;
            return bits < 0 || bits > most ? Optional.empty() : Optional.of(masked(ip, bits));
        });
    }

    /** Whether an address is in it. */
    public boolean contains(IpAddress ip) {
        return ip.four() == four && masked(ip.high(), highBits()) == high && masked(ip.low(), lowBits()) == low;
    }

    /** Whether all addresses of another network are in this one. */
    public boolean contains(Network other) {
        boolean within = other.four == four && other.bits >= bits;
        for (int bit = 0; within && bit < bits; bit++) {
            within = bit(bit) == other.bit(bit);
        }
        return within;
    }

    /** The bit at an index from the front. */
    public int bit(int index) {
        if (four) {
            return (int) (low >>> (31 - index)) & 1;
        }
        return (int) (index < 64 ? high >>> (63 - index) : low >>> (127 - index)) & 1;
    }

    private static Network masked(IpAddress ip, int bits) {
        Network shape = new Network(ip.four(), 0, 0, bits);
        return new Network(ip.four(), masked(ip.high(), shape.highBits()), masked(ip.low(), shape.lowBits()), bits);
    }

    private int highBits() {
        return four ? 64 : Math.min(bits, 64);
    }

    /** An IPv4 address fills the lower half of the lower half. */
    private int lowBits() {
        return four ? bits + 32 : Math.max(bits - 64, 0);
    }

    private static long masked(long value, int bits) {
        return bits == 0 ? 0 : value & (-1L << (64 - bits));
    }

    private static int number(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }
}
