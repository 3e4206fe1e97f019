package dev.lapwing.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Addresses of services that tell people: encrypted, unless the service is on this machine. */
final class ServiceAddress {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ServiceAddress() {}

    /**
     * The address that a text holds.
     *
     * @param what the name of the setting
     * @throws IllegalArgumentException when it is none; the message does not repeat it
     */
    static URI of(Hidden text, String what) {
        try {
            return checked(new URI(text.reveal()), what);
        } catch (URISyntaxException e) {
            throw wrong(what);
        }
    }

    /** The same address. */
    static URI checked(URI address, String what) {
        String host = address.getHost();
        boolean usable = host != null && address.getRawUserInfo() == null && address.getRawFragment() == null;
        boolean safe = "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && isHere(host));
        if (!usable || !safe) {
            throw wrong(what);
        }
        return address;
    }

    private static boolean isHere(@Nullable String host) {
        return host != null && HERE.contains(host);
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " is not an https address");
    }
}
