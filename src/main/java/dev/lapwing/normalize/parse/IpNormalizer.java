package dev.lapwing.normalize.parse;

import dev.lapwing.event.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Writes an address in one way only: IPv4 with dots, IPv6 in the short form of RFC 5952 without its zone, an IPv4
 * address inside IPv6 as IPv4. So nobody gets a second key by spelling an address otherwise.
 */
public final class IpNormalizer {
    private IpNormalizer() {}

    /** The address in its one form, or null when the text is no address. */
    static @Nullable public String canonical(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int zone = text.indexOf(':') < 0 ? -1 : text.indexOf('%');
        return IpAddress.parse(zone < 0 ? text : text.substring(0, zone))
                .map(IpAddress::text)
                .orElse(null);
    }

    /**
     * The network that one sender commands.
     *
     * @param canonical an address in its one form
     */
    static @Nullable public String network(@Nullable String canonical) {
        return canonical == null
                ? null
                : IpAddress.parse(canonical).map(IpAddress::network).orElse(canonical);
    }
}
