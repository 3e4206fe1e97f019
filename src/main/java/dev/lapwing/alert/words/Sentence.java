package dev.lapwing.alert.words;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.text.Elapsed;
import dev.lapwing.text.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence for people: the rule's own words with its places filled.
 *
 * <p>A place is {@code {count}}, {@code {duration}}, {@code {start}}, {@code {end}}, {@code {instance}}, {@code {value}},
 * {@code {usual}}, a field of the group, or a field of the first event. Values come from outside: each is cut, kept on one line and never read as a
 * template again.
 */
public final class Sentence {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9_.\\-]+)}");
    private static final String UNKNOWN = "unknown";

    private final ValueDisplay display;

    /**
     * Sentences that show e-mail addresses one way.
     *
     * @param showEmail what to show in place of an e-mail address
     */
    public Sentence(Function<String, String> showEmail) {
        this.display = new ValueDisplay(showEmail);
    }

    /** What this version of an alert says. */
    public String of(AlertVersion version) {
        String says = version.rule()
                .map(rule -> fill(rule.head().text().says(), version))
                .orElse("Rule " + SafeText.oneLine(version.ruleIdentity()) + " was changed or taken away");
        boolean ruleGone = version.rule().isEmpty();
        return version.ending().map(ending -> before(ending, ruleGone)).orElse("") + says;
    }

    private static String before(CloseReason ending, boolean ruleGone) {
        return switch (ending) {
            case ENDED -> "";
            case MERGED -> "Now part of another alert: ";
            case RETRACTED -> "Taken back, later events show otherwise: ";
            case SUPERSEDED -> ruleGone ? "No longer watched: " : "No longer watched, source removed: ";
        };
    }

    private String fill(String template, AlertVersion version) {
        Matcher place = PLACE.matcher(SafeText.oneLine(template));
        return place.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), version)));
    }

    private String value(String name, AlertVersion version) {
        long start = version.episode().start();
        long end = version.episode().end();
        return switch (name) {
            case "count" ->
                (version.episode().atLeast() ? "at least " : "")
                        + String.format(Locale.ROOT, "%,d", version.episode().count());
            case "duration" -> Elapsed.of(end - start);
            case "start" -> Elapsed.moment(start);
            case "end" -> Elapsed.moment(end);
            case "instance" -> instance(version);
            case "value" -> measured(version);
            case "usual" -> Measured.usual(version).map(BoundsWords::number).orElse(UNKNOWN);
            default ->
                field(name, version)
                        .map(value -> SafeText.oneLine(display.whole(name, value)))
                        .filter(value -> !value.isEmpty())
                        .map(value -> SafeText.cut(value, SafeText.IN_SENTENCE))
                        .orElse(UNKNOWN);
        };
    }

    /** What the rule is about: the number at its most extreme, or what is new. */
    private String measured(AlertVersion version) {
        return version.rule()
                .filter(rule -> rule.type().findsNewValues())
                .flatMap(rule -> NewValueWords.alone(rule, version.episode(), display))
                .or(() -> Measured.value(version).map(BoundsWords::number))
                .orElse(UNKNOWN);
    }

    private static String instance(AlertVersion version) {
        String instance = version.group().instance();
        return instance.isEmpty() ? "all instances" : SafeText.oneLine(instance);
    }

    private static Optional<String> field(String name, AlertVersion version) {
        int inGroup = version.groupBy().indexOf(name);
        List<String> values = version.group().values();
        if (inGroup >= 0 && inGroup < values.size()) {
            return Optional.of(values.get(inGroup));
        }
        return version.episode().evidence().stream()
                .flatMap(each -> field(name, each).stream())
                .findFirst();
    }

    private static Optional<String> field(String name, Signal signal) {
        return Optional.ofNullable(signal.evidence().fields().get(name))
                .or(() -> Optional.ofNullable(signal.value(name)));
    }
}
