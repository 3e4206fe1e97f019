package dev.lapwing.config;

import dev.lapwing.text.DidYouMean;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping in a YAML file that knows where each of its keys stands and tells what does not fit. */
final class ConfigMap {
    private final String file;
    private final String place;
    private final Problems problems;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Node value, String keyPlace) {}

    private ConfigMap(String file, String place, Problems problems) {
        this.file = file;
        this.place = place;
        this.problems = problems;
    }

    /** Reads a file's text; what cannot be read is a problem and an empty mapping. */
    static ConfigMap parse(String file, String text, Problems problems) {
        var empty = new ConfigMap(file, file + ":1:1", problems);
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            return empty.mapping(root).orElse(empty);
        } catch (MarkedYAMLException e) {
            problems.error(at(file, e.getProblemMark()), "this is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.error(file + ":1:1", "this is not YAML: " + e.getMessage());
        }
        return empty;
    }

    String place() {
        return place;
    }

    Set<String> keys() {
        return Set.copyOf(entries.keySet());
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Where a key stands, or the mapping itself where it is missing. */
    String place(String key) {
        Entry entry = entries.get(key);
        return entry == null ? place : entry.keyPlace();
    }

    /** Tells of every key that is not one of these. */
    ConfigMap only(Collection<String> known) {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.error(entry.keyPlace(), "unknown key " + key + DidYouMean.orChoice(key, known));
            }
        });
        return this;
    }

    Optional<LocatedText> text(String key) {
        return value(key).flatMap(node -> scalar(key, node));
    }

    Optional<ConfigMap> map(String key) {
        return value(key).flatMap(this::mapping);
    }

    /** All entries as plain values, in the order of the file. */
    Map<String, LocatedText> texts() {
        var texts = new LinkedHashMap<String, LocatedText>();
        entries.keySet().forEach(key -> text(key).ifPresent(text -> texts.put(key, text)));
        return texts;
    }

    /** All entries as mappings, in the order of the file. */
    Map<String, ConfigMap> maps() {
        var maps = new LinkedHashMap<String, ConfigMap>();
        entries.keySet().forEach(key -> map(key).ifPresent(map -> maps.put(key, map)));
        return maps;
    }

    List<LocatedText> textList(String key) {
        return list(key, item -> scalar(key, item));
    }

    /** A list, or one value that stands for a list of it. */
    List<LocatedText> oneOrMore(String key) {
        boolean one = value(key).filter(ScalarNode.class::isInstance).isPresent();
        return one ? text(key).stream().toList() : textList(key);
    }

    List<ConfigMap> mapList(String key) {
        return list(key, this::mapping);
    }

    private <T> List<T> list(String key, Function<Node, Optional<T>> read) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode sequence)) {
            problems.error(at(file, node.get().getStartMark()), key + " must be a list");
            return List.of();
        }
        return sequence.getValue().stream()
                .flatMap(item -> read.apply(item).stream())
                .toList();
    }

    /** The value of a key; one left empty counts as absent. */
    private Optional<Node> value(String key) {
        return Stream.ofNullable(entries.get(key))
                .map(Entry::value)
                .filter(node -> !node.getTag().equals(Tag.NULL))
                .findFirst();
    }

    private Optional<LocatedText> scalar(String key, Node node) {
        String where = at(file, node.getStartMark());
        if (node instanceof ScalarNode scalar) {
            return Optional.of(new LocatedText(scalar.getValue(), where, place(key)));
        }
        problems.error(where, key + " must be a plain value");
        return Optional.empty();
    }

    private Optional<ConfigMap> mapping(@Nullable Node node) {
        if (node == null) {
            return Optional.empty();
        }
        String where = at(file, node.getStartMark());
        if (!(node instanceof MappingNode mapping)) {
            problems.error(where, "here a mapping of keys to values is expected");
            return Optional.empty();
        }
        var map = new ConfigMap(file, where, problems);
        new ArrayList<>(mapping.getValue()).forEach(map::add);
        return Optional.of(map);
    }

    private void add(NodeTuple tuple) {
        String where = at(file, tuple.getKeyNode().getStartMark());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.error(where, "a key must be a plain word");
            return;
        }
        if (entries.putIfAbsent(key.getValue(), new Entry(tuple.getValueNode(), where)) != null) {
            problems.error(where, "key " + key.getValue() + " is here twice");
        }
    }

    private static String at(String file, @Nullable Mark mark) {
        return mark == null ? file + ":1:1" : file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }
}
