package dev.lapwing.config;

import dev.lapwing.config.value.ConfigValueReader;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.route.DailyTime;
import dev.lapwing.notify.route.Entity;
import dev.lapwing.notify.route.Route;
import dev.lapwing.text.DidYouMean;
import dev.lapwing.text.WeekHours;
import dev.lapwing.topology.source.SourceLayout;
import dev.lapwing.yaml.LocatedMap;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the routes of alerts to channels. */
final class RouteReader {
    private static final List<String> KEYS = List.of(
            "level",
            "threat",
            "source",
            "rule",
            "entity",
            "to",
            "quiet",
            "repeat",
            "escalate",
            "auto.resolve",
            "daily");

    private static final Pattern THREAT = Pattern.compile("[A-Z]\\d{1,2}");
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Problems problems;
    private final ConfigValueReader values;
    private final List<String> channels;
    private final List<String> sources;
    private final List<RouteWord> words = new ArrayList<>();

    /** A reader of routes to these channels, from these sources. */
    RouteReader(Problems problems, ConfigValueReader values, List<String> channels, List<String> sources) {
        this.problems = problems;
        this.values = values;
        this.channels = List.copyOf(channels);
        this.sources = List.copyOf(sources);
    }

    /** The route; empty where it leads nowhere or its level is none. */
    Optional<Route> read(LocatedMap route) {
        route.only(KEYS);
        Optional<Severity> level = level(route);
        List<String> threats = words(route, RouteWord.Kind.THREAT);
        List<String> from = sources(route);
        List<String> rules = words(route, RouteWord.Kind.RULE);
        List<Entity> entities =
                texts(route.oneOrMore("entity")).stream().map(Entity::parse).toList();
        List<String> to = channels(route, "to");
        var escalation = route.map("escalate").flatMap(this::escalation);
        var repeat = atLeastAMinute(route, "repeat");
        var quiet = form(route, "quiet", WeekHours::parse, "22:00-07:00, or mon-fri 22:00-07:00 Europe/Berlin");
        var daily = form(route, "daily", DailyTime::parse, "09:00 or 09:00 Europe/Berlin");
        var autoResolve = yesOrNo(route, "auto.resolve");
        return level.filter(any -> !to.isEmpty())
                .map(least -> new Route(
                        least, threats, from, rules, entities, to, autoResolve, repeat, escalation, quiet, daily));
    }

    /** The least level; without one it takes all. */
    private Optional<Severity> level(LocatedMap route) {
        Optional<LocatedText> text = route.text("level");
        if (text.isEmpty()) {
            return Optional.of(Severity.UNKNOWN);
        }
        Optional<Severity> level = Severity.named(text.get().text());
        if (level.isEmpty()) {
            List<String> known = Arrays.stream(Severity.values())
                    .filter(one -> one != Severity.UNKNOWN)
                    .map(Severity::word)
                    .toList();
            problems.error(
                    text.get().place(),
                    "level is " + text.get().text()
                            + DidYouMean.orChoice(text.get().text(), known));
        }
        return level;
    }

    /** The words of all routes whose meaning the rules decide. */
    List<RouteWord> words() {
        return List.copyOf(words);
    }

    private List<String> words(LocatedMap route, RouteWord.Kind kind) {
        List<LocatedText> texts = route.oneOrMore(kind.key());
        texts.stream()
                .filter(text -> kind == RouteWord.Kind.THREAT)
                .filter(text -> !THREAT.matcher(text.text()).matches())
                .forEach(text -> problems.error(
                        text.place(), "threat is " + text.text() + "; write the id of a threat, such as P2"));
        texts.forEach(text -> words.add(new RouteWord(kind, text)));
        return texts(texts);
    }

    /** Where alerts are told need not be where sources are named. Alerts of Lapwing itself and of its drills have names, too. */
    private List<String> sources(LocatedMap route) {
        List<LocatedText> texts = route.oneOrMore("source");
        texts.stream()
                .filter(text -> !sources.isEmpty() && !sources.contains(text.text()))
                .filter(text -> !SourceLayout.isOurs(text.text()))
                .forEach(text -> problems.error(
                        text.place(), "there is no source " + text.text() + DidYouMean.orChoice(text.text(), sources)));
        return texts(texts);
    }

    private List<String> channels(LocatedMap map, String key) {
        List<LocatedText> texts = map.oneOrMore(key);
        if (texts.isEmpty()) {
            problems.error(map.place(key), "this leads nowhere: name channels with " + key);
        }
        texts.stream()
                .filter(text -> !channels.contains(text.text()))
                .forEach(text -> problems.error(
                        text.place(),
                        "there is no channel " + text.text() + DidYouMean.orChoice(text.text(), channels)));
        return texts(texts);
    }

    private Optional<Route.Escalation> escalation(LocatedMap map) {
        map.only(List.of("after", "to"));
        Optional<Duration> after = atLeastAMinute(map, "after");
        List<String> to = channels(map, "to");
        if (!map.has("after")) {
            problems.error(map.place(), "an escalation needs to know after how long, such as after: 15m");
        }
        return after.filter(any -> !to.isEmpty()).map(wait -> new Route.Escalation(wait, to));
    }

    private Optional<Duration> atLeastAMinute(LocatedMap map, String key) {
        Optional<Duration> value = values.duration(map, key);
        if (value.filter(given -> given.compareTo(SHORTEST) < 0).isPresent()) {
            problems.error(map.place(key), key + " is too short; it must be at least 1m");
        }
        return value;
    }

    private <T> Optional<T> form(LocatedMap map, String key, Function<String, Optional<T>> parse, String forms) {
        Optional<LocatedText> text = map.text(key);
        Optional<T> value = text.map(LocatedText::text).flatMap(parse);
        if (text.isPresent() && value.isEmpty()) {
            problems.error(text.get().place(), key + " is " + text.get().text() + "; write " + forms);
        }
        return value;
    }

    private Optional<Boolean> yesOrNo(LocatedMap map, String key) {
        return map.text(key).flatMap(text -> values.yesOrNo(key, text));
    }

    private static List<String> texts(List<LocatedText> texts) {
        return texts.stream().map(LocatedText::text).toList();
    }
}
