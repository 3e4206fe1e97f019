package dev.lapwing.config.value;

import dev.lapwing.redact.Secret;
import dev.lapwing.text.DurationText;
import dev.lapwing.yaml.LocatedMap;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns texts into values and tells of those that do not fit. */
public final class ConfigValueReader {
    private static final Set<String> YES = Set.of("true", "yes", "on");
    private static final Set<String> NO = Set.of("false", "no", "off");

    private final Problems problems;
    private final SecretLookup lookup;

    public ConfigValueReader(Problems problems, SecretLookup lookup) {
        this.problems = problems;
        this.lookup = lookup;
    }

    /** The text of a key, references in it resolved; empty where it is missing or its reference leads nowhere, which is told. */
    public Optional<String> text(LocatedMap map, String key) {
        return map.text(key).flatMap(lookup::resolve);
    }

    public Optional<String> resolved(LocatedText text) {
        return lookup.resolve(text);
    }

    /** A secret that is not looked up yet. */
    public Optional<DeferredSecret> later(LocatedMap map, String key) {
        Optional<LocatedText> text = map.text(key);
        text.ifPresent(written -> warnIfWrittenOut(key, written));
        return text.map(DeferredSecret::new);
    }

    /** A secret, looked up now. */
    public Optional<Secret> secret(String key, LocatedText text) {
        warnIfWrittenOut(key, text);
        return lookup.resolve(text).map(Secret::new);
    }

    /** Warns of a secret that whoever reads the file can read. */
    public void warnIfWrittenOut(String key, LocatedText text) {
        if (!SecretLookup.isReference(text) && text.place().contains(":")) {
            problems.warning(
                    text.place(), key + " is written out in the file; better is ${env:NAME} or ${file:/path:key}");
        }
    }

    /** A duration such as {@code 11m}; what is none is told. */
    public Optional<Duration> duration(LocatedMap map, String key) {
        Optional<LocatedText> text = map.text(key);
        Optional<Duration> duration = text.map(LocatedText::text).flatMap(DurationText::parse);
        if (text.isPresent() && duration.isEmpty()) {
            problems.error(
                    text.get().place(),
                    "%s is %s, which is no duration; write 60s, 11m, 48h or 7d"
                            .formatted(key, text.get().text()));
        }
        return duration;
    }

    /** A port; what is none is told. */
    public Optional<Integer> port(String key, LocatedText text) {
        try {
            int port = Integer.parseInt(text.text());
            if (port > 0 && port <= 0xFFFF) {
                return Optional.of(port);
            }
        } catch (NumberFormatException e) {
            // told below, as a number that is too large is
        }
        problems.error(text.place(), key + " is " + text.text() + ", which is no port; write 1 to 65535");
        return Optional.empty();
    }

    /** In all words that YAML 1.1 has for it. */
    public Optional<Boolean> yesOrNo(String key, LocatedText text) {
        String word = text.text().toLowerCase(Locale.ROOT);
        if (YES.contains(word) || NO.contains(word)) {
            return Optional.of(YES.contains(word));
        }
        problems.error(text.place(), key + " is " + text.text() + "; write true or false");
        return Optional.empty();
    }

    public <E extends Enum<E>> Optional<E> choice(String key, LocatedText text, E[] choices) {
        List<String> names = Arrays.stream(choices)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = names.indexOf(text.text());
        if (index < 0) {
            problems.error(
                    text.place(), "%s is %s, but must be %s".formatted(key, text.text(), String.join(" or ", names)));
            return Optional.empty();
        }
        return Optional.of(choices[index]);
    }
}
