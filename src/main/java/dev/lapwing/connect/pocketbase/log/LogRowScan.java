package dev.lapwing.connect.pocketbase.log;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.json.TokenHash;
import dev.lapwing.connect.source.LogRow.Address;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What a look through a row's JSON tells. Its hash covers the five members that PocketBase's database has, in an order of
 * their own, and what they say rather than how: white space, escapes and further members change nothing.
 */
final class LogRowScan {
    private static final List<String> MEMBERS = List.of("id", "created", "level", "message", "data");

    private final Map<String, byte[]> hashes = new HashMap<>();
    private String id = "";
    private String created = "";
    private boolean request;
    private boolean address;
    private boolean truncated;

    private LogRowScan() {}

    static LogRowScan of(String item) throws IOException {
        LogRowScan scan = new LogRowScan();
        try (JsonParser parser = JsonTokens.of(item)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                scan.members(parser);
            } else {
                scan.hashes.put("data", new TokenHash().value(parser));
            }
        }
        return scan;
    }

    /** The row's id; of a row without one, a stand-in made of what it says. */
    String id() {
        return id.isEmpty() ? "without-id-" + HexFormat.of().toHexDigits(hash()) : id;
    }

    /** As written, or empty. */
    String created() {
        return created;
    }

    long hash() {
        TokenHash whole = new TokenHash();
        for (String member : MEMBERS) {
            whole.part(hashes.getOrDefault(member, new byte[0]));
        }
        return ByteBuffer.wrap(whole.digest()).getLong();
    }

    /** A row whose end was cut off by PocketBase may have told its address there: it is not held against it. */
    Address address() {
        if (!request || (truncated && !address)) {
            return Address.NONE;
        }
        return address ? Address.TOLD : Address.MISSING;
    }

    private void members(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                text(name, parser.getText());
            }
            if (name.equals("data") && value == JsonToken.START_OBJECT) {
                hashes.put(name, data(parser));
            } else if (MEMBERS.contains(name)) {
                hashes.put(name, new TokenHash().value(parser));
            } else {
                parser.skipChildren();
            }
        }
    }

    private void text(String name, String value) {
        id = name.equals("id") ? value : id;
        created = name.equals("created") ? value : created;
    }

    private byte[] data(JsonParser parser) throws IOException {
        TokenHash hash = new TokenHash();
        hash.token(parser);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            hash.token(parser);
            parser.nextToken();
            request |= name.equals("type") && parser.getText().equals("request");
            // PocketBase before 0.23 wrote userIp.
            address |= name.equals("userIP") || name.equals("userIp");
            truncated |= name.equals("__pb_truncated__");
            hash.tree(parser);
        }
        hash.token(parser);
        return hash.digest();
    }
}
