package dev.lapwing.connect.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.connect.pocketbase.log.LogRows;
import dev.lapwing.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SafeJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JWT = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
            + "eyJjb2xsZWN0aW9uSWQiOiJwYmNfMzE0MjYzNTgyMyIsImV4cCI6MTc4NzIxNzk2NSwiaWQiOiJzMXUycDNlNHI1dTZzN3IiLCJ0eXBlIjoiZmlsZSJ9";
    private static final String SIGNATURE = "c2lnbmF0dXJlLW9mLXRoZS10b2tlbi1wbGFudGVk";

    private final SafeJson safe = new SafeJson(new Redactor("a key for the tests".getBytes(StandardCharsets.UTF_8)));

    @Test
    void keepsTheTextOfARowWithoutSecrets() {
        String row = LogRows.of(
                        "id1", "2026-08-20 09:14:03.512Z", 0, "GET /a?b=1&c=2", "{\"url\":\"/a?b=1\\u0026c=2\"}")
                .json();

        assertThat(safe.of(row)).isSameAs(row);
    }

    @Test
    void takesTheSignatureOfATokenFromUrlAndMessageAndKeepsItsPayload() throws Exception {
        String url = "/api/backups/pb.zip?token=" + JWT + "." + SIGNATURE;
        String row = LogRows.of("id1", "2026-08-20 09:14:03.512Z", 0, "GET " + url, "{\"url\":\"" + url + "\"}")
                .json();

        JsonNode redacted = JSON.readTree(safe.of(row));

        assertThat(redacted.toString()).doesNotContain(SIGNATURE);
        assertThat(redacted.get("message").asText()).startsWith("GET /api/backups/pb.zip?token=" + JWT + ".redacted_");
        assertThat(redacted.get("data").get("url").asText()).contains(JWT + ".redacted_");
    }

    @Test
    void keepsNeighboursApartThatAHostileValueWouldSwallow() throws Exception {
        String row = JSON.writeValueAsString(JSON.createObjectNode()
                .put("message", "GET /?password=\"hunter22\\")
                .put("password", "planted-secret1")
                .put("url", "/x"));

        JsonNode redacted = JSON.readTree(safe.of(row));

        assertThat(redacted.get("url").asText()).isEqualTo("/x");
        assertThat(redacted.toString()).doesNotContain("hunter22").doesNotContain("planted-secret1");
    }

    @Test
    void staysJsonOfTheSameShapeWhateverAValueIs() throws Exception {
        Random random = new Random(7);
        String[] parts = {
            "\"",
            "\\",
            "'",
            "password=",
            "token: ",
            "%22",
            "%5C",
            "\\u0022",
            "//u:p@h",
            "abc123def456ghi789",
            ",",
            ":",
            " ",
            "{",
            "}",
            "Bearer ",
            "\n",
            "&",
            "eyJ",
            "."
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder hostile = new StringBuilder();
            for (int part = random.nextInt(12); part >= 0; part--) {
                hostile.append(parts[random.nextInt(parts.length)]);
            }
            String row = JSON.writeValueAsString(JSON.createObjectNode()
                    .put("id", "id1")
                    .put("message", hostile.toString())
                    .put("url", "/x"));

            JsonNode redacted = JSON.readTree(safe.of(row));

            assertThat(redacted.get("url").asText()).as("round %s: %s", i, row).isEqualTo("/x");
            assertThat(redacted.get("id").asText()).as("round %s", i).isEqualTo("id1");
            assertThat(redacted.size()).isEqualTo(3);
        }
    }
}
