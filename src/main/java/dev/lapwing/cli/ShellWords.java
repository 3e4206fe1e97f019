package dev.lapwing.cli;

import java.util.Map;
import java.util.regex.Pattern;

/** What printed commands need in order to be pasted into a shell. */
final class ShellWords {
    static final String LOGIN_HINT =
            "# This cluster wants a login: add --command-config FILE, with the settings of section kafka in it.";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");

    private ShellWords() {}

    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    static boolean needsLogin(Config.Kafka kafka) {
        Map<String, String> settings = kafka.settings();
        return !settings.getOrDefault("security.protocol", "PLAINTEXT").equals("PLAINTEXT");
    }
}
