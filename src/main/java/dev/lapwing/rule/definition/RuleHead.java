package dev.lapwing.rule.definition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a rule file says about the rule itself, apart from what it detects. */
public record RuleHead(
        String title,
        Optional<String> id,
        Optional<String> name,
        Level level,
        String description,
        List<String> tags,
        List<String> falsePositives,
        List<String> references,
        RuleText text) {
    private static final String ATTACK = "attack.";
    private static final Pattern TECHNIQUE = Pattern.compile("t\\d{4}(\\.\\d{3})?");
    private static final Pattern OTHER_OBJECT = Pattern.compile("(t|g|s|m|ds|a)\\d.*");

    public RuleHead {
        tags = List.copyOf(tags);
        falsePositives = List.copyOf(falsePositives);
        references = List.copyOf(references);
    }

    /** By what the rule is known: its name, else its id, else its title. */
    public String identity() {
        return name.or(() -> id).orElse(title);
    }

    /** How people call the rule: by its name, else by its title, since nobody remembers an id. */
    public String called() {
        return name.orElse(title);
    }

    /** The MITRE ATT&CK techniques among the tags: {@code T1110.004}. */
    public List<String> attackTechniques() {
        return attack().filter(tag -> TECHNIQUE.matcher(tag).matches())
                .map(tag -> tag.toUpperCase(Locale.ROOT))
                .toList();
    }

    /** The MITRE ATT&CK tactics among the tags: {@code credential-access}. */
    public List<String> attackTactics() {
        return attack().filter(tag -> !OTHER_OBJECT.matcher(tag).matches())
                .map(tag -> tag.replace('_', '-'))
                .toList();
    }

    private Stream<String> attack() {
        return tags.stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .filter(tag -> tag.startsWith(ATTACK))
                .map(tag -> tag.substring(ATTACK.length()));
    }
}
