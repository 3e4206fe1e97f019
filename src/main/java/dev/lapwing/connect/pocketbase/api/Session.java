package dev.lapwing.connect.pocketbase.api;

import dev.lapwing.connect.source.LogUnreadable;

/** What lets the connector in as a superuser. */
public interface Session {
    /** The token to send now. */
    String token() throws LogUnreadable;

    /** Gets another token after PocketBase did not accept this one; whether there is one. */
    boolean renewed() throws LogUnreadable;

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
