package dev.lapwing.cli;

import dev.lapwing.config.Config;
import java.util.Map;
import java.util.regex.Pattern;

/** What printed commands need in order to be pasted into a shell. */
public final class ShellWords {
    public static final String LOGIN_HINT =
            "# This cluster wants a login: add --command-config FILE, with the settings of section kafka in it.";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");

    private ShellWords() {}

    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    public static boolean needsLogin(Config.Kafka kafka) {
        Map<String, String> settings = kafka.settings();
        return !settings.getOrDefault("security.protocol", "PLAINTEXT").equals("PLAINTEXT");
    }
}
