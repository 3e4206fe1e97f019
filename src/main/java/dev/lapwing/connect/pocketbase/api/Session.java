package dev.lapwing.connect.pocketbase.api;

import dev.lapwing.connect.source.LogUnreadable;
import java.util.Map;

/** What lets the connector in as a superuser. */
public interface Session {
    /** The token to send now. */
    String token() throws LogUnreadable;

    /** Gets another token after PocketBase did not accept this one; whether there is one. */
    boolean renewed() throws LogUnreadable;

    /** How a token is shown to PocketBase. */
    static Map<String, String> header(String token) {
        return Map.of("Authorization", token);
    }

    /** A token from the configuration: there is no other. */
    static Session of(String token) {
        return new Session() {
            @Override
            public String token() {
                return token;
            }

            @Override
            public boolean renewed() {
                return false;
            }
        };
    }
}
