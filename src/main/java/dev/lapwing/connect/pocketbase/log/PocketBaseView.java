package dev.lapwing.connect.pocketbase.log;

import com.fasterxml.jackson.core.JsonParser;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.report.SettingsView;
import dev.lapwing.connect.source.LogRow;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of PocketBase's settings. */
public final class PocketBaseView implements SettingsView {
    private static final List<String> NAMES = List.of("maxDays", "minLevel", "logIP", "logAuthId", "maxDataSize");

    @Override
    public Optional<String> version(String settings) {
        return ServerVersion.of(settings);
    }

    @Override
    public boolean agrees(String configured, String seen) {
        return ServerVersion.agrees(configured, seen);
    }

    @Override
    public Optional<Map<String, String>> logs(String settings) {
        try {
            Optional<String> logs = JsonTokens.member(settings, "logs");
            if (logs.isEmpty()) {
                return Optional.empty();
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (String name : NAMES) {
                JsonTokens.member(logs.get(), name)
                        .filter(PocketBaseView::plain)
                        .ifPresent(value -> values.put(name, value));
            }
            return Optional.of(values);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean mayChange(LogRow row) {
        return ConfigRequest.isIn(row);
    }

    private static boolean plain(String value) {
        try (JsonParser parser = JsonTokens.of(value)) {
            return parser.nextToken().isNumeric() || parser.currentToken().isBoolean();
        } catch (IOException e) {
            return false;
        }
    }
}
