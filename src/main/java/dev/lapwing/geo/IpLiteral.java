package dev.lapwing.geo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses as they are written in logs; never asks a name server, whatever the text is. */
final class IpLiteral {
    private static final String QUAD = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern FOUR = Pattern.compile(QUAD + "(?:\\." + QUAD + "){3}");
    /** Not yet an address, but nothing that could be a name: it has a colon. */
    private static final Pattern LIKE_SIX = Pattern.compile("(?=[^:]*:)[0-9a-fA-F:.]{2,45}");

    private IpLiteral() {}

    /** The address, or empty for any other text; an IPv4 address written as IPv6 is the IPv4 address. */
    static Optional<InetAddress> parse(String text) {
        try {
            if (FOUR.matcher(text).matches()) {
                return Optional.of(InetAddress.getByAddress(quads(text)));
            }
            return LIKE_SIX.matcher(text).matches() ? Optional.of(literal(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** A text with a colon is read as a literal or refused; only one without could be looked up. */
    @SuppressWarnings("AddressSelection") // a literal has one address
    private static InetAddress literal(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    private static byte[] quads(String text) {
        byte[] bytes = new byte[4];
        int at = 0;
        for (int i = 0; i < bytes.length; i++) {
            int dot = text.indexOf('.', at);
            bytes[i] = (byte) Integer.parseInt(text, at, dot < 0 ? text.length() : dot, 10);
            at = dot + 1;
        }
        return bytes;
    }
}
