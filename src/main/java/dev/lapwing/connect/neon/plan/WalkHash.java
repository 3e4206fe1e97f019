package dev.lapwing.connect.neon.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.json.TokenHash;
import dev.lapwing.connect.neon.api.Reply;
import dev.lapwing.connect.neon.api.ResourceWalk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A hash of all that a walk brought, however it is spelled. The {@code request_id} of an error does not count: it is another
 * one each time.
 */
final class WalkHash {
    private static final String REQUEST_ID = "request_id";

    private WalkHash() {}

    static String of(ResourceWalk walk) {
        TokenHash hash = new TokenHash();
        hash.part(walk.cut().getBytes(StandardCharsets.UTF_8));
        for (ResourceWalk.Page page : walk.pages()) {
            Reply reply = page.reply();
            hash.part((reply.status() + " " + reply.problem()).getBytes(StandardCharsets.UTF_8));
            if (!reply.body().isEmpty()) {
                body(hash, reply);
            }
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    private static void body(TokenHash hash, Reply reply) {
        try (JsonParser parser = JsonTokens.of(reply.body())) {
            if (parser.nextToken() != JsonToken.START_OBJECT || reply.isGood()) {
                hash.tree(parser);
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean counts = !parser.currentName().equals(REQUEST_ID);
                if (counts) {
                    hash.token(parser);
                }
                parser.nextToken();
                if (counts) {
                    hash.tree(parser);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("only JSON is compared", e);
        }
    }
}
