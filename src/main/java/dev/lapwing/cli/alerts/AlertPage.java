package dev.lapwing.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.cli.ShellWords;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.delivery.Undelivered;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.route.Entity;
import dev.lapwing.text.Elapsed;
import dev.lapwing.text.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything about one alert, for somebody who has to deal with it.
 *
 * @param finding its newest version as it stands in the topic
 * @param alert the same, as somebody is told of it
 * @param newest the same, with what people said of it
 * @param versions all that were told, oldest first
 * @param deliveries what the notifier keeps of it
 * @param refusals of channels, with their reasons
 * @param mutes that keep it quiet now
 */
record AlertPage(
        JsonNode finding,
        AlertView alert,
        SeenAlert newest,
        List<SeenAlert> versions,
        List<Delivery> deliveries,
        List<Undelivered> refusals,
        List<Mute> mutes) {
    AlertPage {
        versions = List.copyOf(versions);
        deliveries = List.copyOf(deliveries);
        refusals = List.copyOf(refusals);
        mutes = List.copyOf(mutes);
    }

    /** Its lines, safe for a terminal. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (alert.drill()) {
            lines.add("[drill] Nothing happened: somebody tries the alarm.");
        }
        new AlertLine(false).of(finding).lines().forEach(lines::add);
        facts(lines);
        section(
                lines,
                "evidence",
                alert.evidence().stream()
                        .map(line -> String.join("  ", moment(line.time()), line.place(), line.who(), line.what()))
                        .toList());
        section(lines, "what to do", alert.actions().lines().toList());
        section(lines, "read on", alert.pages());
        section(lines, "versions", versions.stream().map(AlertPage::version).toList());
        section(lines, "told", told());
        section(
                lines,
                "kept quiet by",
                mutes.stream()
                        .map(mute -> mute.id() + " until " + moment(mute.until()) + ": " + mute.words())
                        .toList());
        section(lines, "go on with", commands());
        return lines.stream().map(SafeText::escaped).toList();
    }

    private void facts(List<String> lines) {
        lines.add("");
        fact(lines, "id", alert.id());
        fact(lines, "incident", alert.incident());
        fact(lines, "title", alert.title());
        fact(
                lines,
                "state",
                newest.state()
                        + newest.resolution()
                                .map(by -> " by " + by.who() + " at " + moment(by.at()) + ": " + by.reason())
                                .orElse(""));
        fact(lines, "from", moment(alert.start()));
        fact(lines, "to", moment(alert.end()) + " (" + Elapsed.of(millis(alert.end()) - millis(alert.start())) + ")");
        fact(lines, "events", alert.count() + (alert.provisional() ? ", more may come" : ""));
        fact(lines, "attacks", String.join(", ", alert.attacks()));
    }

    private static void fact(List<String> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "%-8s %s", name, value));
        }
    }

    private static void section(List<String> lines, String title, List<String> content) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add(title);
            content.forEach(line -> lines.add("    " + line));
        }
    }

    private static String version(SeenAlert version) {
        AlertView view = version.alert();
        String became = view.phase() == AlertView.Phase.CLOSED
                ? view.ending()
                : view.phase().name().toLowerCase(Locale.ROOT);
        return "rev " + view.rev() + "  " + moment(version.told()) + "  " + became + "  " + view.count()
                + (view.count() == 1 ? " event" : " events");
    }

    private List<String> told() {
        List<String> told =
                deliveries.stream().map(AlertPage::delivery).collect(Collectors.toCollection(ArrayList::new));
        refusals.forEach(refusal -> told.add(refusal.channel().orElse("") + " refused to "
                + refusal.step().orElse("") + " it for good at " + refusal.at() + ": " + refusal.reason()));
        if (told.isEmpty()) {
            told.add("nothing is kept of any channel: no route took it, or it is over and done");
        }
        return told;
    }

    private static String delivery(Delivery delivery) {
        String told = delivery.told().map(AlertPage::told).orElse("not told yet");
        String begun = delivery.intent()
                .map(intent -> "; begun " + word(intent.step()) + " at " + moment(intent.since()))
                .orElse("");
        return delivery.channel() + "  " + told + begun
                + delivery.gaveUp()
                        .map(step -> "; refused to " + word(step) + " it for good")
                        .orElse("");
    }

    private static String told(DeliveryStatus told) {
        String message = told.message().isEmpty() ? "" : "  message " + told.message();
        return word(told.step()) + "  rev " + told.rev() + "  " + moment(told.at())
                + (told.inDigest() ? "  in a digest" : message);
    }

    /** What somebody would type next; values come from logs, so the shell must not read them. */
    private List<String> commands() {
        List<String> commands = new ArrayList<>();
        if (newest.resolution().isEmpty() && !alert.gone()) {
            commands.add("lapwing alerts resolve " + ShellWords.quoted(newest.shortId()) + " --reason '...'");
        }
        commands.add(mute() + " --for 4h --reason '...'");
        return commands;
    }

    /** A value that a terminal cannot show as it is could not be pasted either; then the alert names it. */
    private String mute() {
        Optional<Entity> entity = alert.group().stream().findFirst().map(Entity::of);
        StringBuilder mute = new StringBuilder("lapwing mute add --rule ").append(ShellWords.quoted(alert.rule()));
        entity.map(Entity::words).ifPresent(words -> mute.append(" --entity ").append(ShellWords.quoted(words)));
        if (!alert.source().isEmpty()) {
            mute.append(" --source ").append(ShellWords.quoted(alert.source()));
        }
        boolean pasted = SafeText.escaped(mute.toString()).contentEquals(mute);
        return pasted ? mute.toString() : "lapwing mute add --alert " + ShellWords.quoted(newest.shortId());
    }

    private static String word(Enum<?> step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    private static String moment(Instant time) {
        return Elapsed.moment(millis(time));
    }

    private static long millis(Instant time) {
        return time.toEpochMilli();
    }
}
