package dev.lapwing.yaml;

import dev.lapwing.text.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A map in a file of settings: gives its values with their places and tells what does not fit.
 *
 * @param file how the file is called in problems
 */
public record LocatedMap(String file, YamlNode.Mapping map, Problems problems) {
    /** Reads a file's text; what cannot be read is a problem and an empty map. */
    public static LocatedMap parse(String file, String text, Problems problems) {
        List<Problem> found = new ArrayList<>();
        List<YamlNode.Mapping> documents = YamlReader.read(text, "a configuration", new ProblemReport(file, found));
        found.forEach(problem -> problems.error(problem.place(), problem.sentence()));
        documents.stream()
                .skip(1)
                .findFirst()
                .ifPresent(second -> problems.error(second.place().in(file), "a configuration is a single document"));
        YamlNode.Mapping first =
                documents.isEmpty() ? new YamlNode.Mapping(new SourceLocation(1, 1), List.of()) : documents.get(0);
        return new LocatedMap(file, first, problems);
    }

    /** Where it begins: {@code lapwing.yml:3:7}. */
    public String place() {
        return map.place().in(file);
    }

    /** Where a key stands, or the map itself where it is missing. */
    public String place(String key) {
        return map.entry(key).map(entry -> entry.key().place().in(file)).orElse(place());
    }

    /** All its keys. */
    public Set<String> keys() {
        return map.keys();
    }

    /** Whether it has a key, be its value left empty. */
    public boolean has(String key) {
        return map.get(key).isPresent();
    }

    /** Tells of every key that is not one of these; gives the map itself. */
    public LocatedMap only(Collection<String> known) {
        for (YamlNode.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                problems.error(entry.key().place().in(file), "unknown key " + key + DidYouMean.orChoice(key, known));
            }
        }
        return this;
    }

    /** The plain value of a key. */
    public Optional<LocatedText> text(String key) {
        return value(key).flatMap(node -> text(key, node));
    }

    /** The map below a key. */
    public Optional<LocatedMap> map(String key) {
        return value(key).flatMap(this::inner);
    }

    /** All entries as plain values, in the order of the file. */
    public Map<String, LocatedText> texts() {
        return each(this::text);
    }

    /** All entries as maps, in the order of the file. */
    public Map<String, LocatedMap> maps() {
        return each(this::map);
    }

    /** The plain values of a list. */
    public List<LocatedText> textList(String key) {
        return list(key, item -> text(key, item));
    }

    /** The plain values of a list, or one value that stands for a list of it. */
    public List<LocatedText> oneOrMore(String key) {
        boolean one = value(key).flatMap(YamlNode::scalar).isPresent();
        return one ? text(key).stream().toList() : textList(key);
    }

    /** The maps of a list. */
    public List<LocatedMap> mapList(String key) {
        return list(key, this::inner);
    }

    private <T> Map<String, T> each(Function<String, Optional<T>> read) {
        Map<String, T> found = new LinkedHashMap<>();
        for (YamlNode.Entry entry : map.entries()) {
            String key = entry.key().text();
            read.apply(key).ifPresent(value -> found.put(key, value));
        }
        return found;
    }

    private <T> List<T> list(String key, Function<YamlNode, Optional<T>> read) {
        return value(key)
                .map(node -> node.match(
                        scalar -> noList(key, scalar), YamlNode.Sequence::items, mapping -> noList(key, mapping)))
                .orElse(List.of())
                .stream()
                .flatMap(item -> read.apply(item).stream())
                .toList();
    }

    private List<YamlNode> noList(String key, YamlNode node) {
        problems.error(node.place().in(file), key + " must be a list");
        return List.of();
    }

    /** The value of a key; one left empty counts as absent. */
    private Optional<YamlNode> value(String key) {
        return map.get(key)
                .filter(node -> node.scalar()
                        .filter(scalar -> scalar.kind() == YamlNode.Kind.NULL)
                        .isEmpty());
    }

    private Optional<LocatedText> text(String key, YamlNode node) {
        String where = node.place().in(file);
        Optional<YamlNode.Scalar> scalar = node.scalar();
        if (scalar.isEmpty()) {
            problems.error(where, key + " must be a plain value");
        }
        return scalar.map(found -> new LocatedText(found.text(), where, place(key)));
    }

    private Optional<LocatedMap> inner(YamlNode node) {
        Optional<YamlNode.Mapping> mapping = node.mapping();
        if (mapping.isEmpty()) {
            problems.error(node.place().in(file), "here a mapping of keys to values is expected");
        }
        return mapping.map(found -> new LocatedMap(file, found, problems));
    }
}
