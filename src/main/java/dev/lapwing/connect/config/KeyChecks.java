package dev.lapwing.connect.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** What single values must be like. The sentences never show the value: it may hold a secret in a wrong place. */
public final class KeyChecks {
    public static final Validator SOURCE_NAME =
            check("a name of letters, digits, dots, dashes and underscores", KeyChecks::name);
    public static final Validator TOPIC = check("the name of a topic", KeyChecks::topic);
    public static final Validator TOKEN = check("a token", KeyChecks::token);
    public static final Validator FINGERPRINT_KEY = check("at least 16 bytes", KeyChecks::fingerprintKey);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern TOPIC_NAME = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    private static final Pattern TOKEN_FORM = Pattern.compile("[A-Za-z0-9._~+/=-]{1,8192}");
    private static final int LEAST_KEY_BYTES = 16;

    private KeyChecks() {}

    /**
     * The check of an address.
     *
     * @param example of a right one
     * @param login where to write a login instead
     */
    public static Validator url(String example, String login) {
        return check("an http or https address", text -> url(text, example, login));
    }

    /**
     * A check of a text. Absent values pass.
     *
     * @param form what a right value is, for documentation
     * @param problem gives what is wrong, to follow the key's name, or an empty text where nothing is
     */
    public static Validator check(String form, Function<String, String> problem) {
        return new Validator() {
            @Override
            public void ensureValid(String name, @Nullable Object value) {
                if (value == null) {
                    return;
                }
                String text = value instanceof Password password ? password.value() : value.toString();
                String found = problem.apply(text);
                if (!found.isEmpty()) {
                    throw new ConfigException(name + " " + found);
                }
            }

            @Override
            public String toString() {
                return form;
            }
        };
    }

    /** Whether a text can stand in an HTTP header as a token. */
    public static boolean isToken(String text) {
        return TOKEN_FORM.matcher(text).matches();
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            return "has up to 64 letters, digits, dots, dashes and underscores, and begins with a letter or digit";
        }
        return text.equals("lapwing") ? "is the name of Lapwing's own events; call the source otherwise" : "";
    }

    private static String url(String text, String example, String login) {
        try {
            URI url = new URI(text);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!http || url.getHost() == null) {
                return "must be an address such as " + example;
            }
            if (url.getRawUserInfo() != null) {
                return "holds a login; write it as " + login;
            }
            return url.getRawQuery() == null && url.getRawFragment() == null ? "" : "must end before its ? or #";
        } catch (URISyntaxException e) {
            return "is no address";
        }
    }

    private static String topic(String text) {
        boolean dots = text.equals(".") || text.equals("..");
        return TOPIC_NAME.matcher(text).matches() && !dots
                ? ""
                : "must be the name of a topic: up to 249 letters, digits, dots, dashes and underscores";
    }

    private static String token(String text) {
        return isToken(text) ? "" : "must be a token alone: without blanks, and without the word Bearer";
    }

    private static String fingerprintKey(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes >= LEAST_KEY_BYTES ? "" : "needs at least 16 bytes, this one has " + bytes;
    }
}
