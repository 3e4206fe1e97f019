package dev.lapwing.alert.words;

import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.text.SafeText;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a group never had before, as shown: the values at the first event of an episode. */
final class NewValueWords {
    private NewValueWords() {}

    /** {@code 203.0.113.9 with curl/8.9}; empty where an alert is taken back and shows no events. */
    static Optional<String> alone(CorrelationRule rule, Episode episode, ValueDisplay display) {
        return first(rule, episode, display, field -> "");
    }

    /** {@code src_endpoint.ip 203.0.113.9 with http_request.user_agent curl/8.9}. */
    static Optional<String> named(CorrelationRule rule, Episode episode, ValueDisplay display) {
        return first(rule, episode, display, field -> field + " ");
    }

    private static Optional<String> first(
            CorrelationRule rule, Episode episode, ValueDisplay display, UnaryOperator<String> before) {
        List<Signal> evidence = episode.evidence();
        boolean known = !evidence.isEmpty() && evidence.get(0).values().keySet().containsAll(rule.valueFields());
        if (!known) {
            return Optional.empty();
        }
        return Optional.of(rule.valueFields().stream()
                .map(field -> before.apply(field)
                        + shown(display.whole(field, evidence.get(0).values().getOrDefault(field, ""))))
                .collect(Collectors.joining(" with ")));
    }

    private static String shown(String value) {
        String line = SafeText.oneLine(value);
        return line.isEmpty() ? "(empty)" : SafeText.cut(line, SafeText.IN_SENTENCE);
    }
}
