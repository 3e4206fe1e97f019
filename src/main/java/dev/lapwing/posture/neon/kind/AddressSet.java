package dev.lapwing.posture.neon.kind;

import dev.lapwing.event.IpAddress;
import dev.lapwing.event.Network;
import dev.lapwing.posture.Effect;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The addresses that an allow list lets in: single ones, networks, and ranges from one to another with a hyphen. An empty list
 * lets in everybody.
 *
 * @param everyone whether nobody is kept away
 * @param spans apart from each other, in their order
 * @param unread items that are none of these
 */
record AddressSet(boolean everyone, List<Span> spans, Set<String> unread) {
    private static final int FOUR_BITS = 32;
    private static final int SIX_BITS = 128;
    /** Up to here a number of addresses is written out. */
    private static final int MOST_BITS = 32;

    /** Addresses from the first to the last; those of IPv4 lie before those of IPv6. */
    record Span(boolean four, BigInteger first, BigInteger last) {
        BigInteger size() {
            return last.subtract(first).add(BigInteger.ONE);
        }

        boolean covers(Span other) {
            return four == other.four && first.compareTo(other.first) <= 0 && last.compareTo(other.last) >= 0;
        }

        private boolean touches(Span next) {
            return four == next.four && next.first.compareTo(last.add(BigInteger.ONE)) <= 0;
        }
    }

    /** Of items, one a line. */
    static AddressSet of(String lines) {
        List<Span> spans = new ArrayList<>();
        Set<String> unread = new TreeSet<>();
        lines.lines()
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .forEach(item -> span(item).ifPresentOrElse(spans::add, () -> unread.add(item)));
        List<Span> joined = joined(spans);
        boolean all = joined.stream().anyMatch(AddressSet::isAll);
        return new AddressSet(all || (spans.isEmpty() && unread.isEmpty()), joined, unread);
    }

    /** What it does to replace this list by another. */
    Effect effect(AddressSet after) {
        if (everyone || after.everyone) {
            return everyone == after.everyone ? Effect.CHANGED : after.everyone ? Effect.WIDENED : Effect.NARROWED;
        }
        if (!covers(after)) {
            return Effect.WIDENED;
        }
        if (!unread.equals(after.unread)) {
            return unread.containsAll(after.unread) ? Effect.NARROWED : Effect.UNCLEAR;
        }
        return after.covers(this) ? Effect.CHANGED : Effect.NARROWED;
    }

    /** How much wider another list is, in a few words. */
    String widerBy(AddressSet after) {
        if (after.everyone) {
            return "everyone";
        }
        return everyone ? "" : "from " + count() + " to " + after.count() + " addresses";
    }

    private boolean covers(AddressSet others) {
        return others.spans.stream().allMatch(other -> spans.stream().anyMatch(span -> span.covers(other)));
    }

    private String count() {
        BigInteger sum = spans.stream().map(Span::size).reduce(BigInteger.ZERO, BigInteger::add);
        return sum.bitLength() <= MOST_BITS ? sum.toString() : "about 2^" + (sum.bitLength() - 1);
    }

    private static boolean isAll(Span span) {
        return span.size().bitLength() > (span.four() ? FOUR_BITS : SIX_BITS);
    }

    private static List<Span> joined(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparing((Span span) -> !span.four()).thenComparing(Span::first));
        List<Span> joined = new ArrayList<>();
        for (Span span : sorted) {
            Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.touches(span)) {
                joined.set(
                        joined.size() - 1,
                        new Span(last.four(), last.first(), last.last().max(span.last())));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    private static Optional<Span> span(String item) {
        int hyphen = item.indexOf('-');
        if (hyphen < 0) {
            return Network.parse(item).map(AddressSet::ofNetwork);
        }
        Optional<IpAddress> first = IpAddress.parse(item.substring(0, hyphen).strip());
        return IpAddress.parse(item.substring(hyphen + 1).strip())
                .flatMap(last -> first.filter(from ->
                                from.four() == last.four() && number(from).compareTo(number(last)) <= 0)
                        .map(from -> new Span(from.four(), number(from), number(last))));
    }

    private static Span ofNetwork(Network network) {
        int free = (network.four() ? FOUR_BITS : SIX_BITS) - network.bits();
        BigInteger first = number(network.four(), network.high(), network.low());
        return new Span(
                network.four(), first, first.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE));
    }

    private static BigInteger number(IpAddress ip) {
        return number(ip.four(), ip.high(), ip.low());
    }

    private static BigInteger number(boolean four, long high, long low) {
        BigInteger half = new BigInteger(Long.toUnsignedString(low));
        return four
                ? half
                : new BigInteger(Long.toUnsignedString(high))
                        .shiftLeft(Long.SIZE)
                        .add(half);
    }
}
