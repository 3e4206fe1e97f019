package dev.lapwing.posture.pocketbase;

import dev.lapwing.event.IpAddress;
import java.util.Optional;
import java.util.Set;

/**
 * An address or a network, as a list of a setting has it.
 *
 * @param bits how many of the first bits every address in it has
 */
record AddressRange(IpAddress first, int bits) {

    /** Whether each of these items lies in one of the others; what is neither address nor network only in itself. */
    static boolean allIn(Set<String> items, Set<String> others) {
        return items.stream()
                .allMatch(item -> others.contains(item) || others.stream().anyMatch(o -> covers(o, item)));
    }

    private static boolean covers(String outer, String inner) {
        Optional<AddressRange> in = of(inner);
        return in.isPresent()
                && of(outer).filter(range -> range.contains(in.get())).isPresent();
    }

    private static Optional<AddressRange> of(String text) {
        int slash = text.indexOf('/');
        return IpAddress.parse(slash < 0 ? text : text.substring(0, slash))
                .flatMap(ip ->
                        bits(ip, slash < 0 ? "" : text.substring(slash + 1)).map(bits -> new AddressRange(ip, bits)));
    }

    private static Optional<Integer> bits(IpAddress ip, String text) {
        int all = ip.bytes().length * Byte.SIZE;
        if (text.isEmpty()) {
            return Optional.of(all);
        }
        return text.matches("[0-9]{1,3}")
                ? Optional.of(Integer.parseInt(text)).filter(bits -> bits <= all)
                : Optional.empty();
    }

    private boolean contains(AddressRange other) {
        if (first.four() != other.first.four() || other.bits < bits) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (first.bit(bit) != other.first.bit(bit)) {
                return false;
            }
        }
        return true;
    }
}
