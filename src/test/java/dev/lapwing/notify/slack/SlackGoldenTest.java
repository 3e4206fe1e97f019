package dev.lapwing.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.RulePages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages as they are; {@code -Dlapwing.rewrite=true} writes them anew. */
class SlackGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/notify/slack");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SlackAlert published =
            new SlackAlert(RulePages.under(URI.create("https://handbook.example/lapwing/")));
    private final SlackAlert unpublished = new SlackAlert(RulePages.unpublished());

    static Stream<String> findings() {
        return Stream.concat(SlackFindings.NAMES.stream(), SlackFindings.WRITTEN.stream());
    }

    @ParameterizedTest
    @MethodSource("findings")
    void tellEachStepOfAnAlert(String name) throws IOException {
        ObjectNode steps = JSON.createObjectNode();

        for (NotificationStep step : NotificationStep.values()) {
            steps.set(step.name().toLowerCase(Locale.ROOT), message(SlackFindings.telling(step, name)));
        }

        hold(name, steps);
    }

    @Test
    void tellWhatWasTakenAway() throws IOException {
        ObjectNode endings = JSON.createObjectNode();

        for (String ending : List.of("retracted", "merged", "superseded")) {
            endings.set(ending, published.full(SlackFindings.gone(ending)).json());
        }

        hold("taken-away", endings);
    }

    @Test
    void tellTheRest() throws IOException {
        Notification end = SlackFindings.telling(NotificationStep.END, "ratio");
        Notification route = new Notification(
                NotificationStep.RESOLVE,
                SlackFindings.at(NotificationStep.RESOLVE, "monitor"),
                "",
                Optional.empty(),
                Optional.empty());
        ObjectNode rest = JSON.createObjectNode();

        rest.set("end-in-full", published.full(end).json());
        rest.set("end-in-a-line", published.line(end).json());
        rest.set("resolved-by-its-route", published.line(route).json());
        rest.set(
                "opened-again-without-pages",
                unpublished
                        .full(SlackFindings.again(SlackFindings.telling(NotificationStep.OPEN, "detection")))
                        .json());
        rest.set("digest", SlackBatch.of(batch()).json());
        rest.set(
                "note",
                SlackMessage.note("Nothing came of alert 17 in channel oncall: Slack answered 410")
                        .json());

        hold("rest", rest);
    }

    private static Batch batch() {
        List<AlertView> alerts = Stream.concat(
                        findings().map(name -> SlackFindings.at(NotificationStep.OPEN, name)),
                        findings().limit(4).map(name -> SlackFindings.at(NotificationStep.END, name)))
                .toList();
        return new Batch("These alerts are older than an hour.", alerts);
    }

    private JsonNode message(Notification telling) {
        return (telling.step() == NotificationStep.OPEN ? published.full(telling) : published.brief(telling)).json();
    }

    private static void hold(String name, ObjectNode messages) throws IOException {
        Path file = FOLDER.resolve(name + ".json");
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(messages) + "\n";
        messages.forEach(message -> assertThat(BlockKitCheck.problems(message)).isEmpty());
        if (Boolean.getBoolean("lapwing.rewrite")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(file).content().isEqualTo(text);
    }
}
