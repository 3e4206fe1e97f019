package dev.lapwing.redact.scan;

import dev.lapwing.redact.neon.NeonContext;
import dev.lapwing.redact.span.SecretKind;
import dev.lapwing.redact.span.SecretSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Secrets within long runs of the characters of base64: credentials of Neon's that were encoded, and its keys without a
 * prefix. A text without such a run costs one look at each 22nd of its characters.
 */
public final class EncodedSecrets {
    /** A role's password of sixteen characters is so many in base64. */
    private static final int LEAST = 22;

    /** So much of a run is decoded at once; the next stretch begins so far before the end of the last. */
    private static final int STRETCH = 64 * 1024;

    private static final int OVERLAP = 4 * 1024;

    /** Base64 within base64, and no deeper. */
    private static final int DEEPEST = 2;

    /** For each character of ASCII: 0 where it is in no run, 2 for a capital letter, else 1. */
    private static final byte[] IN_RUN = new byte[128];

    static {
        for (char c : "+/-_abcdefghijklmnopqrstuvwxyz0123456789".toCharArray()) {
            IN_RUN[c] = 1;
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            IN_RUN[c] = 2;
        }
    }

    private EncodedSecrets() {}

    /**
     * The secrets in order.
     *
     * @param depth how often the text was decoded already
     */
    public static List<SecretSpan> in(String text, int depth) {
        List<SecretSpan> found = List.of();
        int length = text.length();
        int before = 0;
        for (int at = LEAST - 1; at < length; at += LEAST) {
            if (inRun(text.charAt(at)) == 0) {
                continue;
            }
            int start = at;
            while (start > before && inRun(text.charAt(start - 1)) != 0) {
                start--;
            }
            int end = at + 1;
            while (end < length && inRun(text.charAt(end)) != 0) {
                end++;
            }
            if (end - start >= LEAST) {
                List<SecretSpan> here = run(text, start, end, depth);
                if (found.isEmpty()) {
                    found = here;
                } else {
                    found.addAll(here);
                }
            }
            before = end;
            at = end;
        }
        return found;
    }

    private static int inRun(char c) {
        return c < IN_RUN.length ? IN_RUN[c] : 0;
    }

    private static List<SecretSpan> run(String text, int start, int end, int depth) {
        if (NeonContext.isOldKey(text, start, end) && NeonContext.namesApi(NeonContext.around(text, start, end))) {
            return new ArrayList<>(List.of(new SecretSpan(start, end, SecretKind.NEON_API_KEY)));
        }
        if (depth >= DEEPEST) {
            return List.of();
        }
        if (end - start < STRETCH && !mayBeText(text, start, end)) {
            return List.of();
        }
        List<SecretSpan> found = List.of();
        for (int from = start; from < end; from += STRETCH - OVERLAP) {
            int to = Math.min(end, from + STRETCH);
            if (mayBeText(text, from, to)) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                stretch(text, from, to, depth, found);
            }
            if (to == end) {
                break;
            }
        }
        return found;
    }

    /** Of a text in base64 a third is capital letters; paths and names in small letters are not decoded. */
    private static boolean mayBeText(String text, int from, int to) {
        int sum = from - to;
        for (int at = from; at < to; at++) {
            sum += inRun(text.charAt(at));
        }
        return sum > 1 && sum * 20 >= to - from;
    }

    /** A path may stand before the encoded text, so that it begins at any of four places. */
    private static void stretch(String text, int from, int to, int depth, List<SecretSpan> found) {
        for (int shift = 0; shift < 4; shift++) {
            Decoded decoded = Decoded.of(text, from + shift, to);
            if (!decoded.mayHoldNeon()) {
                continue;
            }
            List<SecretSpan> inner = SecretScan.all(decoded.text(), depth + 1).stream()
                    .filter(span -> !span.kind().stays()
                            && span.resolved(decoded.text()).isNeons())
                    .map(span -> span.withSecret(decoded.text()))
                    .toList();
            if (!inner.isEmpty()) {
                int start = decoded.runStart(inner.get(0).start());
                int end = decoded.runEnd(inner.get(inner.size() - 1).end());
                found.addAll(SecretSpan.sharing(start, padded(text, end), inner));
                return;
            }
        }
    }

    private static int padded(String text, int end) {
        int behind = end;
        while (behind < text.length() && behind - end < 2 && text.charAt(behind) == '=') {
            behind++;
        }
        return behind;
    }
}
