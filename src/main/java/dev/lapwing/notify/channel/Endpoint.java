package dev.lapwing.notify.channel;

import dev.lapwing.redact.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a channel posts to. What is wrong with an address is said without repeating it: it may hold a token. */
public final class Endpoint {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|\\[::1]|127(\\.\\d{1,3}){3}");
    private static final int LAST_PORT = 65_535;

    private Endpoint() {}

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with a sentence, when nothing of an alert should be sent there
     */
    public static URI parse(Secret text) {
        try {
            return safe(new URI(text.reveal()));
        } catch (URISyntaxException e) {
            // The cause repeats the address.
            throw new IllegalArgumentException("The address is not a URL.");
        }
    }

    /**
     * The address itself.
     *
     * @throws IllegalArgumentException with a sentence, when nothing of an alert should be sent there
     */
    public static URI safe(URI address) {
        problem(address).ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        return address;
    }

    private static Optional<String> problem(URI address) {
        String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.matches("https?") || host.isEmpty() || address.getPort() > LAST_PORT) {
            return Optional.of("The address must be a URL that begins with https:// and a host.");
        }
        if (address.getRawUserInfo() != null) {
            return Optional.of("The address must not hold a user and a password.");
        }
        if (address.getRawFragment() != null) {
            return Optional.of("The address must not hold a fragment (#).");
        }
        return scheme.equals("https") || LOOPBACK.matcher(host).matches()
                ? Optional.empty()
                : Optional.of("The address must begin with https:// unless it leads to this machine.");
    }
}
