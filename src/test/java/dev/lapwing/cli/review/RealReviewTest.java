package dev.lapwing.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.Terminal;
import dev.lapwing.pocketbase.RealPocketBase;
import dev.lapwing.pocketbase.WithPocketBase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A review of a PocketBase of one's own: {@code -Dlapwing.pocketbase=/path/to/pocketbase}. */
@Tag("process")
@WithPocketBase
class RealReviewTest {
    private static final String NOTES =
            "{\"name\":\"notes\",\"type\":\"base\",\"listRule\":\"@request.auth.id != ''\"}";

    @TempDir
    private Path folder;

    @Test
    void tellsOfARuleThatWasOpenedSinceItWasApproved() throws Exception {
        try (RealPocketBase server = RealPocketBase.start(folder)) {
            assertThat(server.superuser("POST", "/api/collections", NOTES).statusCode())
                    .isEqualTo(200);
            String collections =
                    server.superuser("GET", "/api/collections?perPage=500", "").body();
            Files.writeString(
                    folder.resolve("approved.json"),
                    new ObjectMapper().readTree(collections).path("items").toString());
            Terminal before = review(server);

            server.superuser("PATCH", "/api/collections/notes", "{\"listRule\":\"id != '' // for all\"}");
            Terminal after = review(server);

            assertThat(before.err()).isEmpty();
            assertThat(before.out()).contains("rateLimits.enabled").doesNotContain("\"drift\":true");
            assertThat(before.exitCode()).isZero();
            assertThat(after.out())
                    .contains("\"level\":\"high\"", "\"drift\":true", "\"effect\":\"widened\",\"for_whom\":\"guests\"");
            assertThat(after.exitCode()).isEqualTo(1);
        }
    }

    private Terminal review(RealPocketBase server) throws Exception {
        return Terminal.run(
                folder,
                Map.of("PB_TOKEN", server.token()),
                "review",
                "--url",
                server.url(),
                "--approved",
                "approved.json",
                "--format",
                "json");
    }
}
