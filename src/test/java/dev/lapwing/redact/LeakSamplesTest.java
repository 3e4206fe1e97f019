package dev.lapwing.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class LeakSamplesTest {
    private static final Redactor REDACTOR =
            new Redactor("a key of the tests, 32 bytes long".getBytes(StandardCharsets.UTF_8));

    /** Printed only with its shape: a test report holds no secret either. */
    record Leak(String shape, String text, List<String> secrets) {
        @Override
        public String toString() {
            return shape;
        }
    }

    static Stream<Leak> leaks() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (InputStream in = LeakSamplesTest.class.getResourceAsStream("/normalize/leaks.ndjson")) {
            List<Leak> leaks = new ArrayList<>();
            String all = new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : all.lines().toList()) {
                leaks.add(leak(mapper.readTree(line)));
            }
            assertThat(leaks).hasSizeGreaterThan(60);
            return leaks.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void replacesEverySecretAndNothingElse(Leak leak) {
        String redacted = REDACTOR.redact(leak.text());

        assertThat(leak.secrets()).noneMatch(redacted::contains);
        assertThat(REDACTOR.redact(redacted)).isEqualTo(redacted);
        if (leak.shape().equals("lookalike")) {
            assertThat(redacted).isEqualTo(leak.text());
        }
    }

    @Test
    void standsDamagedTexts() throws IOException {
        List<Leak> leaks = leaks().toList();
        Random random = new Random(20_261_122);
        String pieces = "%25\\u\"'=:@/._eyJ-$;&\ud800";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text =
                    new StringBuilder(leaks.get(random.nextInt(leaks.size())).text());
            for (int change = 0; change < 4; change++) {
                text.insert(random.nextInt(text.length() + 1), pieces.charAt(random.nextInt(pieces.length())));
                int at = random.nextInt(text.length());
                text.delete(at, Math.min(text.length(), at + random.nextInt(3)));
            }

            String redacted = REDACTOR.redact(text.toString());

            assertThat(redacted.length()).as("round %s", round).isLessThan(text.length() + 400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJ",
                "eyJa.eyJb.",
                "token=",
                "password=\"",
                "password '",
                "bearer ",
                "a://",
                "x://u:",
                "npg_",
                "Xnt_live_",
                "%25",
                "\\\\",
                "\\u0025",
                "@",
                "a@b.",
                "password=endpoint=",
                "x://u:/a",
                "password: horse ",
                "u:@",
                " u:p/@",
                "&code=",
                "\uff50",
                ":",
                "\\\"password\\\":\\\""
            })
    void spendsSecondsAndNotHoursOnAMegabyteOfHostileText(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        REDACTOR.redact(text);

        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        assertThat(Duration.ofNanos(spent)).isLessThan(Duration.ofSeconds(30));
    }

    private static Leak leak(JsonNode node) {
        List<String> secrets = new ArrayList<>();
        for (JsonNode secret : node.get("secrets")) {
            if (!secret.get("kind").asText().equals("credential_id")) {
                secrets.add(secret.get("value").asText());
            }
        }
        return new Leak(node.get("shape").asText(), node.get("text").asText(), secrets);
    }
}
