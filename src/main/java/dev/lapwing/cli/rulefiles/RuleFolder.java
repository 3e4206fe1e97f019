package dev.lapwing.cli.rulefiles;

import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of rule files with the examples that lie beside them.
 *
 * @param name how people call it
 * @param files its rule files
 * @param examples finds a file of examples
 */
public record RuleFolder(String name, List<RuleFile> files, Examples examples) {
    /** Rows that must raise an alert. */
    public static final String FIRES = "fires.ndjson";
    /** Rows that must not. */
    public static final String QUIET = "quiet.ndjson";

    /** Finds what lies beside the rules. */
    @FunctionalInterface
    interface Examples {
        Optional<InputFiles> find(String file);
    }

    public RuleFolder {
        files = List.copyOf(files);
    }

    /** The folders of rules that Lapwing brings, each with one file. */
    public static List<RuleFolder> ofShipped(List<RuleFile> files) {
        return files.stream()
                .map(file -> new RuleFolder(
                        BuiltinRules.name(file.file()),
                        List.of(file),
                        name -> BuiltinRules.beside(file, name).map(RuleFolder::inMemory)))
                .toList();
    }

    /** The folders that files of one's own lie in. */
    public static List<RuleFolder> ofOwn(Path workingFolder, List<RuleFile> files) {
        Map<Path, List<RuleFile>> byFolder = new LinkedHashMap<>();
        for (RuleFile file : files) {
            Path parent = Optional.ofNullable(Path.of(file.file()).getParent()).orElse(Path.of(""));
            byFolder.computeIfAbsent(parent, folder -> new ArrayList<>()).add(file);
        }
        return byFolder.entrySet().stream()
                .map(entry -> new RuleFolder(
                        entry.getKey().toString().isEmpty()
                                ? "."
                                : entry.getKey().toString(),
                        entry.getValue(),
                        name -> inFolder(workingFolder.resolve(entry.getKey()), name)))
                .toList();
    }

    /** Whether a file of examples is there. */
    public boolean has(String file) {
        return examples.find(file).isPresent();
    }

    /** The rows of a file of examples; their format is guessed. */
    public Optional<ReplayInput> rows(String file) {
        return examples.find(file).map(files -> new ReplayInput(files, Optional.empty(), Optional.empty()));
    }

    /** The rules of the folder that raise alerts. */
    public List<CorrelationRule> alerting(RuleSet rules) {
        return rules.correlations().stream()
                .filter(CorrelationRule::alerts)
                .filter(rule -> files.stream().anyMatch(file -> file.file().equals(rule.sourceFile())))
                .toList();
    }

    /** The text of a rule's file. */
    public RuleFile fileOf(CorrelationRule rule) {
        return files.stream()
                .filter(file -> file.file().equals(rule.sourceFile()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(rule.sourceFile() + " is not in " + name));
    }

    private static InputFiles inMemory(String text) {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new InputFiles(List.of(InputFiles.STDIN), Path.of(""), in);
    }

    private static Optional<InputFiles> inFolder(Path folder, String name) {
        return Files.exists(folder.resolve(name))
                ? Optional.of(new InputFiles(List.of(name), folder, InputStream.nullInputStream()))
                : Optional.empty();
    }
}
