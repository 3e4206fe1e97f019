package dev.lapwing.connect.neon.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of members that are a link, a code or a token, in events that are known and in those that come one day. */
final class SecretMembers {
    private static final Set<String> SECRETS = Set.of(
            "otp",
            "code",
            "codes",
            "token",
            "tokens",
            "link",
            "links",
            "url",
            "urls",
            "uri",
            "href",
            "secret",
            "secrets",
            "password",
            "passcode",
            "pin",
            "verifier",
            "jwt",
            "signature",
            "otpcode",
            "linkurl");
    /** What ends a name that tells something about a secret only. */
    private static final Set<String> ABOUT = Set.of(
            "type",
            "kind",
            "at",
            "in",
            "length",
            "count",
            "status",
            "method",
            "channel",
            "preference",
            "provider",
            "attempts");

    /** Between the words of a name: {@code otp_code}, {@code link-url}, {@code verificationToken}. */
    private static final Pattern BETWEEN = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

    private static final int MOST = 200;

    private SecretMembers() {}

    /** Whether what stands under a name is a secret; under a name that is too long for one it is. */
    static boolean hold(String name) {
        if (name.length() > MOST) {
            return true;
        }
        List<String> words = Arrays.stream(BETWEEN.split(name))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.stream().anyMatch(SECRETS::contains) && !ABOUT.contains(words.get(words.size() - 1));
    }
}
