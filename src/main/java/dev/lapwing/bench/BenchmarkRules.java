package dev.lapwing.bench;

import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rules of the benchmark: twelve detections with six correlations, and as many more detections as asked for. */
final class BenchmarkRules {
    /** How many detections the file has. */
    static final int BASE = 12;

    private static final String FILE = "/benchmark/rules.yml";

    private BenchmarkRules() {}

    /** The twelve detections and six correlations. */
    static RuleSet base() {
        return of(BASE);
    }

    /** The same with further detections, each of which looks for something of its own. */
    static RuleSet of(int detections) {
        List<RuleFile> files = new ArrayList<>();
        files.add(new RuleFile("rules.yml", text()));
        if (detections > BASE) {
            String further = IntStream.range(BASE, detections)
                    .mapToObj(BenchmarkRules::further)
                    .collect(Collectors.joining("---\n"));
            files.add(new RuleFile("further.yml", further));
        }
        return RuleLoader.load(files).required();
    }

    private static String further(int number) {
        return """
                title: Further rule %1$d
                name: further_%1$d
                logsource:
                  product: pocketbase
                  service: request
                detection:
                  sought:
                %2$s
                  condition: sought
                level: low
                lapwing:
                  group-by: [src_endpoint.ip]
                """.formatted(number, sought(number));
    }

    private static String sought(int number) {
        return switch (number % 6) {
            case 0 -> """
                        http_request.url.path|contains: '/shelf%d/'
                    """.formatted(number);
            case 1 -> """
                        http_request.user_agent|endswith: 'crawler-%d/1.0'
                    """.formatted(number);
            case 2 -> """
                        pocketbase.action: update-record
                        pocketbase.collection: secret_%d
                    """.formatted(number);
            case 3 -> """
                        src_endpoint.ip|cidr: 172.%d.%d.0/24
                        http_response.code|gte: 400
                    """.formatted(16 + number / 256 % 16, number % 256);
            case 4 -> """
                        pocketbase.exec_time|gt: %d
                        http_request.http_method: DELETE
                    """.formatted(10_000 + number);
            default -> """
                        http_request.url.query_string|re: 'ticket%d=[0-9a-f]{8,}'
                    """.formatted(number);
        };
    }

    private static String text() {
        try (InputStream in = BenchmarkRules.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + FILE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
