package dev.lapwing.redact.scan;

import dev.lapwing.redact.neon.ClaimCode;
import dev.lapwing.redact.neon.PasswordFile;
import dev.lapwing.redact.span.SecretSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the secrets of a text in one pass over its characters, and in one more for each layer of escaping. A pattern is
 * looked at only where a telling character stands, and none looks at the same stretch again and again.
 */
public final class SecretScan {
    /** Plain, escaped, escaped twice, and once more for a URL inside JSON inside a URL. */
    private static final int LAYERS = 4;

    /** Secrets within secrets, and no deeper. */
    private static final int DEEPEST = 2;

    private static final int LONGEST_PREFIX = 4;

    /** A shorter one holds no other. */
    private static final int SHORTEST = 16;

    private static final boolean[] TELLING = new boolean[128];

    static {
        for (char c : "_=:'%\\eBb-".toCharArray()) {
            TELLING[c] = true;
        }
    }

    private SecretScan() {}

    /** The secrets in order; none overlaps another. */
    public static List<SecretSpan> of(String text) {
        List<SecretSpan> all = all(text, 0);
        return all.isEmpty()
                ? all
                : all.stream().filter(span -> !span.kind().stays()).toList();
    }

    /**
     * The secrets, and what tells of one and stays, in order; none overlaps another.
     *
     * @param depth how often the text was decoded already
     */
    public static List<SecretSpan> all(String text, int depth) {
        UnescapedView view = UnescapedView.of(text);
        List<SecretSpan> encoded = EncodedSecrets.in(view.text(), depth);
        if (!telling(view.text())) {
            return encoded;
        }
        List<SecretSpan> found = new ArrayList<>(encoded);
        for (int layer = 0; layer < LAYERS && view != null; layer++) {
            scan(view, depth, found);
            view = view.deeper();
            if (view != null) {
                addEncoded(view, depth, found);
            }
        }
        return found.size() < 2 ? found : merged(text, found);
    }

    private static void addEncoded(UnescapedView view, int depth, List<SecretSpan> found) {
        for (SecretSpan span : EncodedSecrets.in(view.text(), depth)) {
            SecretSpan known = span.withSecret(view.text());
            found.add(new SecretSpan(view.origin(span.start()), view.origin(span.end()), known.kind(), known.other()));
        }
    }

    /** Whether any character stands in the text at which a pattern, or a layer of escaping, could begin. */
    private static boolean telling(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < TELLING.length && TELLING[c] && (plain(c) || likely(text, at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean plain(char c) {
        return (c < 'A' && c != '-') || c == '_' || c == '\\';
    }

    /** Letters are everywhere: only {@code ey} and {@code be} count, and dashes within a code. */
    private static boolean likely(String text, int at) {
        if (text.charAt(at) == '-') {
            return ClaimCode.likely(text, at);
        }
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        return text.charAt(at) == 'e' ? next == 'y' : next == 'e' || next == 'E';
    }

    private static void scan(UnescapedView view, int depth, List<SecretSpan> found) {
        String text = view.text();
        int at = 0;
        while (at < text.length()) {
            SecretSpan span = at(text, at);
            if (span == null) {
                at++;
            } else {
                for (SecretSpan each : within(text, span, depth)) {
                    found.add(new SecretSpan(
                            view.origin(each.start()), view.origin(each.end()), each.kind(), each.other()));
                }
                at = Math.max(at + 1, span.end());
            }
        }
    }

    /** What stands behind the name of some secret may be a whole connection string, or one that was encoded. */
    private static List<SecretSpan> within(String text, SecretSpan span, int depth) {
        if (depth >= DEEPEST
                || span.end() - span.start() < SHORTEST
                || span.resolved(text).isNeons()) {
            return List.of(span);
        }
        String secret = span.secret(text);
        List<SecretSpan> inner = all(secret, depth + 1).stream()
                .filter(each -> !each.kind().stays() && each.resolved(secret).isNeons())
                .map(each -> each.withSecret(secret))
                .toList();
        return inner.isEmpty() || span.kind().stays()
                ? List.of(span)
                : SecretSpan.sharing(span.start(), span.end(), inner);
    }

    private static @Nullable SecretSpan at(String text, int at) {
        return switch (text.charAt(at)) {
            case '_' -> PrefixedSecrets.atUnderscore(text, at);
            case 'e' -> likely(text, at) ? PrefixedSecrets.signature(text, at) : null;
            case '=' -> {
                SecretSpan named = whole(text, NamedSecrets.atSign(text, at));
                yield named == null ? RedirectSecrets.atSign(text, at) : named;
            }
            case '-' -> ClaimCode.atDash(text, at);
            case ':' -> atColon(text, at);
            case '\'' -> NamedSecrets.atQuote(text, at);
            case 'B', 'b' -> likely(text, at) ? NamedSecrets.atBearer(text, at) : null;
            default -> null;
        };
    }

    private static @Nullable SecretSpan atColon(String text, int at) {
        SecretSpan inUrl = UrlPassword.atColon(text, at);
        SecretSpan named = inUrl == null ? whole(text, NamedSecrets.atSign(text, at)) : inUrl;
        SecretSpan ofHost = named == null ? HostPassword.atColon(text, at) : named;
        return ofHost == null ? PasswordFile.atColon(text, at) : ofHost;
    }

    /** What stands behind a name may be the first literal of several. */
    private static @Nullable SecretSpan whole(String text, @Nullable SecretSpan named) {
        int prefix = named == null ? -1 : text.indexOf('_', named.start());
        if (named == null || prefix < 0 || prefix > named.start() + LONGEST_PREFIX) {
            return named;
        }
        SecretSpan prefixed = PrefixedSecrets.atUnderscore(text, prefix);
        return prefixed != null && prefixed.start() == named.start() && prefixed.end() > named.end() ? prefixed : named;
    }

    private static List<SecretSpan> merged(String text, List<SecretSpan> found) {
        found.sort(Comparator.comparingInt(SecretSpan::start));
        List<SecretSpan> apart = new ArrayList<>();
        SecretSpan last = found.get(0);
        for (SecretSpan span : found.subList(1, found.size())) {
            if (span.start() < last.end()) {
                last = better(text, last, span).over(last.start(), Math.max(last.end(), span.end()), text);
            } else {
                apart.add(last);
                last = span;
            }
        }
        apart.add(last);
        return apart;
    }

    /** Of two that overlap, one that is replaced, and one of Neon's, says what both are. */
    private static SecretSpan better(String text, SecretSpan one, SecretSpan other) {
        return rank(text, other) > rank(text, one) ? other : one;
    }

    private static int rank(String text, SecretSpan span) {
        if (span.kind().stays()) {
            return 0;
        }
        return span.resolved(text).isNeons() ? 2 : 1;
    }
}
