package dev.lapwing.connect.pocketbase.log;

import dev.lapwing.connect.json.JsonTokens;
import java.io.IOException;
import java.util.Optional;

/** Which version of PocketBase its settings give away. */
final class ServerVersion {
    static final String NEW = "0.40 or newer";
    static final String MIDDLE = "0.38 to 0.39";
    static final String OLD = "before 0.38";

    private ServerVersion() {}

    /** Empty where the settings are no object. */
    static Optional<String> of(String settings) {
        try {
            Optional<String> logs = JsonTokens.member(settings, "logs");
            if (logs.isEmpty()) {
                return Optional.empty();
            }
            if (JsonTokens.member(logs.get(), "maxDataSize").isPresent()) {
                return Optional.of(NEW);
            }
            return Optional.of(JsonTokens.member(settings, "superuserIPs").isPresent() ? MIDDLE : OLD);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether a version such as 0.40.4 can be what the settings give away. */
    static boolean agrees(String version, String seen) {
        String[] parts = version.split("\\.", -1);
        int major = Integer.parseInt(parts[0]);
        int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        String expected = major > 0 || minor >= 40 ? NEW : minor >= 38 ? MIDDLE : OLD;
        return expected.equals(seen);
    }
}
