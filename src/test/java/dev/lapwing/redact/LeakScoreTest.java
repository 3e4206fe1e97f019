package dev.lapwing.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.redact.scan.SecretScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How much of a labelled set of lines is found, printed by kind and by shape. */
class LeakScoreTest {
    private static final Redactor REDACTOR =
            new Redactor("a key of the tests, 32 bytes long".getBytes(StandardCharsets.UTF_8));
    private static final Map<String, Score> BY_KIND = new TreeMap<>();
    private static final Map<String, Score> BY_SHAPE = new TreeMap<>();
    private static final Score ALL = new Score();
    private static int lines;
    private static int readable;

    /** Found and labelled, found alone, labelled alone. */
    private static final class Score {
        int right;
        int wrong;
        int missed;

        double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        @Override
        public String toString() {
            return "right %3d  missed %2d  wrong %2d  recall %5.1f %%  precision %5.1f %%"
                    .formatted(right, missed, wrong, 100 * recall(), 100 * precision());
        }
    }

    @BeforeAll
    static void score() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (InputStream in = LeakScoreTest.class.getResourceAsStream("/leak/lines.ndjson")) {
            String all = new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : all.lines().toList()) {
                lines++;
                score(mapper.readTree(line));
            }
        }
        BY_SHAPE.forEach((shape, score) -> System.out.printf("%-22s %s%n", shape, score));
        BY_KIND.forEach((kind, score) -> System.out.printf("%-22s %s%n", kind, score));
        System.out.printf("%-22s %s%n", "all", ALL);
    }

    private static void score(JsonNode line) {
        String text = line.get("text").asText();
        Set<String> found = SecretScan.all(text, 0).stream()
                .filter(span -> span.resolved(text).isNeons())
                .map(span -> span.secret(text))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String redacted = REDACTOR.redact(text);
        Score shape = BY_SHAPE.computeIfAbsent(line.get("shape").asText(), name -> new Score());
        for (JsonNode secret : line.get("secrets")) {
            String value = secret.get("value").asText();
            String name = secret.get("kind").asText();
            Score kind = BY_KIND.computeIfAbsent(name, added -> new Score());
            boolean right = found.remove(value);
            List.of(shape, kind, ALL).forEach(score -> {
                score.right += right ? 1 : 0;
                score.missed += right ? 0 : 1;
            });
            readable += !name.equals("credential_id") && redacted.contains(value) ? 1 : 0;
        }
        List.of(shape, ALL).forEach(score -> score.wrong += found.size());
    }

    @Test
    void findsEveryCredentialAndNothingElse() {
        assertThat(lines).isEqualTo(320);
        assertThat(ALL.right).isGreaterThan(200);
        assertThat(ALL.recall()).as("recall").isEqualTo(1);
        assertThat(ALL.precision()).as("precision").isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void leavesNoneToBeRead() {
        assertThat(readable).isZero();
    }
}
