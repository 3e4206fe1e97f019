package dev.lapwing.redact.scan;

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

    private static final boolean[] TELLING = new boolean[128];

    static {
        for (char c : "_=:'%\\eBb".toCharArray()) {
            TELLING[c] = true;
        }
    }

    private SecretScan() {}

    /** The secrets in order; none overlaps another. */
    public static List<SecretSpan> of(String text) {
        UnescapedView view = UnescapedView.of(text);
        if (!telling(view.text())) {
            return List.of();
        }
        List<SecretSpan> found = new ArrayList<>(0);
        for (int layer = 0; layer < LAYERS && view != null; layer++) {
            scan(view, found);
            view = view.deeper();
        }
        return found.size() < 2 ? found : merged(found);
    }

    /** Whether any character stands in the text at which a pattern, or a layer of escaping, could begin. */
    private static boolean telling(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < TELLING.length && TELLING[c] && (c < 'A' || c == '_' || c == '\\' || likely(text, at))) {
                return true;
            }
        }
        return false;
    }

    /** Letters are everywhere: only {@code ey} and {@code be} count. */
    private static boolean likely(String text, int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        return text.charAt(at) == 'e' ? next == 'y' : next == 'e' || next == 'E';
    }

    private static void scan(UnescapedView view, List<SecretSpan> found) {
        String text = view.text();
        int at = 0;
        while (at < text.length()) {
            SecretSpan span = at(text, at);
            if (span == null) {
                at++;
            } else {
                found.add(new SecretSpan(view.origin(span.start()), view.origin(span.end()), span.kind()));
                at = Math.max(at + 1, span.end());
            }
        }
    }

    private static @Nullable SecretSpan at(String text, int at) {
        return switch (text.charAt(at)) {
            case '_' -> PrefixedSecrets.atUnderscore(text, at);
            case 'e' -> likely(text, at) ? PrefixedSecrets.signature(text, at) : null;
            case '=' -> {
                SecretSpan named = NamedSecrets.atSign(text, at);
                yield named == null ? RedirectSecrets.atSign(text, at) : named;
            }
            case ':' -> atColon(text, at);
            case '\'' -> NamedSecrets.atQuote(text, at);
            case 'B', 'b' -> likely(text, at) ? NamedSecrets.atBearer(text, at) : null;
            default -> null;
        };
    }

    private static @Nullable SecretSpan atColon(String text, int at) {
        SecretSpan inUrl = UrlPassword.atColon(text, at);
        SecretSpan named = inUrl == null ? NamedSecrets.atSign(text, at) : inUrl;
        return named == null ? HostPassword.atColon(text, at) : named;
    }

    private static List<SecretSpan> merged(List<SecretSpan> found) {
        found.sort(Comparator.comparingInt(SecretSpan::start));
        List<SecretSpan> apart = new ArrayList<>();
        SecretSpan last = found.get(0);
        for (SecretSpan span : found.subList(1, found.size())) {
            if (span.start() < last.end()) {
                last = new SecretSpan(last.start(), Math.max(last.end(), span.end()), last.kind());
            } else {
                apart.add(last);
                last = span;
            }
        }
        apart.add(last);
        return apart;
    }
}
