package dev.lapwing.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A YAML document with the place of everything in it. */
public sealed interface YamlNode {
    /** Where it begins. */
    SourceLocation place();

    /** Calls the function of the case at hand. */
    <T> T match(Function<Scalar, T> scalar, Function<Sequence, T> sequence, Function<Mapping, T> mapping);

    /** It as a scalar, where it is one. */
    default Optional<Scalar> scalar() {
        return match(Optional::of, sequence -> Optional.empty(), mapping -> Optional.empty());
    }

    /** It as a map, where it is one. */
    default Optional<Mapping> mapping() {
        return match(scalar -> Optional.empty(), sequence -> Optional.empty(), Optional::of);
    }

    /** What a list holds; anything else stands for a list of it. */
    default List<YamlNode> oneOrMore() {
        return match(List::of, Sequence::items, List::of);
    }

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

        @Override
        public <T> T match(Function<Scalar, T> scalar, Function<Sequence, T> sequence, Function<Mapping, T> mapping) {
            return scalar.apply(this);
        }

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

        @Override
        public <T> T match(Function<Scalar, T> scalar, Function<Sequence, T> sequence, Function<Mapping, T> mapping) {
            return sequence.apply(this);
        }
    }

    /** A map; keys keep their order and are different. */
    record Mapping(SourceLocation place, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public <T> T match(Function<Scalar, T> scalar, Function<Sequence, T> sequence, Function<Mapping, T> mapping) {
            return mapping.apply(this);
        }

        /** The value of a key. */
        public Optional<YamlNode> get(String key) {
            return entry(key).map(Entry::value);
        }

        /** A key with its value. */
        public Optional<Entry> entry(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().text().equals(key))
                    .findFirst();
        }

        /** All its keys. */
        public Set<String> keys() {
            return entries.stream().map(entry -> entry.key().text()).collect(Collectors.toSet());
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, YamlNode value) {}
}
