package dev.lapwing.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
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

/**
 * Reads the YAML documents of one file; refuses what a rule never needs and an attacker likes.
 *
 * <p>Only plain decimal numbers are numbers: YAML 1.1 would read {@code 12:30} as 750. Only true and false are yes or no, but where a yes
 * or no is asked for ({@link YamlNode.Scalar#yes}): as a value of a field, {@code no} is Norway.
 */
public final class YamlReader {
    private static final int MAX_CHARS = 1 << 20;
    private static final int MAX_DOCUMENTS = 1000;
    private static final int MAX_NODES = 50_000;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_ALIASES = 20;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?");
    private static final SourceLocation START = new SourceLocation(1, 1);

    private final String kind;
    private final ProblemReport report;
    private int nodes;
    private long chars;

    private YamlReader(String kind, ProblemReport report) {
        this.kind = kind;
        this.report = report;
    }

    /**
     * The documents of a file; those that cannot be read are problems.
     *
     * @param kind what each document is, for problems: "a rule"
     */
    public static List<YamlNode.Mapping> read(String text, String kind, ProblemReport report) {
        if (text.length() > MAX_CHARS) {
            report.error(START, "the file is longer than " + MAX_CHARS + " characters");
            return List.of();
        }
        return new YamlReader(kind, report).documents(text);
    }

    private List<YamlNode.Mapping> documents(String text) {
        List<YamlNode.Mapping> documents = new ArrayList<>();
        try {
            for (Node node : new Yaml(options()).composeAll(new StringReader(text))) {
                if (node.getTag().equals(Tag.NULL)) {
                    continue;
                }
                if (documents.size() == MAX_DOCUMENTS) {
                    report.error(place(node.getStartMark()), "more than " + MAX_DOCUMENTS + " documents in one file");
                    break;
                }
                if (node instanceof MappingNode) {
                    tree(node, 0).flatMap(YamlNode::mapping).ifPresent(documents::add);
                } else {
                    report.error(place(node.getStartMark()), kind + " is a map of keys and values");
                }
            }
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            report.error(mark == null ? START : place(mark), "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            report.error(
                    START,
                    "not YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return documents;
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setNestingDepthLimit(MAX_DEPTH + 1);
        options.setAllowRecursiveKeys(false);
        return options;
    }

    private Optional<YamlNode> tree(Node node, int depth) {
        SourceLocation place = place(node.getStartMark());
        if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
            if (nodes == MAX_NODES + 1 || depth == MAX_DEPTH + 1) {
                report.error(place, depth > MAX_DEPTH ? "nested too deep" : "more than " + MAX_NODES + " values");
            }
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            // An alias costs two characters and may stand for thousands.
            chars += scalar.getValue().length();
            if (chars > MAX_CHARS) {
                nodes = MAX_NODES + 1;
                report.error(
                        place, "with its aliases written out the file is longer than " + MAX_CHARS + " characters");
                return Optional.empty();
            }
            return Optional.of(scalar(scalar));
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            sequence.getValue().forEach(item -> tree(item, depth + 1).ifPresent(items::add));
            return Optional.of(new YamlNode.Sequence(place, items));
        }
        return Optional.of(mapping((MappingNode) node, place, depth));
    }

    private YamlNode mapping(MappingNode node, SourceLocation place, int depth) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : node.getValue()) {
            SourceLocation at = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                report.error(at, "a key must be a plain word");
            } else if (key.getTag().equals(Tag.MERGE)) {
                report.error(at, "merge keys are not supported: write the values out");
            } else if (!seen.add(key.getValue())) {
                report.error(at, "the key \"" + key.getValue() + "\" stands here twice");
            } else {
                tree(tuple.getValueNode(), depth + 1)
                        .ifPresent(value -> entries.add(new YamlNode.Entry(scalar(key), value)));
            }
        }
        return new YamlNode.Mapping(place, entries);
    }

    private static YamlNode.Scalar scalar(ScalarNode node) {
        ScalarStyle style = node.getScalarStyle();
        boolean oneLine = node.getStartMark().getLine() == node.getEndMark().getLine();
        int shift = !oneLine ? -1 : style == ScalarStyle.PLAIN ? 0 : 1;
        return new YamlNode.Scalar(place(node.getStartMark()), node.getValue(), kind(node), shift);
    }

    private static YamlNode.Kind kind(ScalarNode node) {
        if (node.getScalarStyle() != ScalarStyle.PLAIN || node.getTag().equals(Tag.STR)) {
            return YamlNode.Kind.TEXT;
        }
        return node.getTag().equals(Tag.NULL) ? YamlNode.Kind.NULL : plainKind(node.getValue());
    }

    /** What a text means that stands without quotes. */
    public static YamlNode.Kind plainKind(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return YamlNode.Kind.BOOLEAN;
        }
        return NUMBER.matcher(text).matches() ? YamlNode.Kind.NUMBER : YamlNode.Kind.TEXT;
    }

    private static SourceLocation place(Mark mark) {
        return new SourceLocation(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
