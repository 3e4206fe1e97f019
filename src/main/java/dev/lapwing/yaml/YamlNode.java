package dev.lapwing.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A YAML document with the place of everything in it. */
public sealed interface YamlNode {
    SourceLocation place();

    /** What a plain scalar means; anything in quotes is text. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /**
     * A scalar.
     *
     * @param shift how far behind its place the text begins; negative where offsets in it have no place of their own
     */
    record Scalar(SourceLocation place, String text, Kind kind, int shift) implements YamlNode {
        private static final Set<String> YES = Set.of("true", "yes", "on");
        private static final Set<String> NO = Set.of("false", "no", "off");

        /** What it says where a yes or no is asked for, in all words of YAML 1.1. */
        public Optional<Boolean> yes() {
            String word = text.toLowerCase(Locale.ROOT);
            return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
        }

        /** The place of a character of the text. */
        public SourceLocation at(int offset) {
            return shift < 0 ? place : new SourceLocation(place.line(), place.column() + shift + offset);
        }
    }

    /** A list. */
    record Sequence(SourceLocation place, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A map; keys keep their order and are different. */
    record Mapping(SourceLocation place, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<YamlNode> get(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().text().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        public Set<String> keys() {
            return entries.stream().map(entry -> entry.key().text()).collect(Collectors.toSet());
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, YamlNode value) {}
}
