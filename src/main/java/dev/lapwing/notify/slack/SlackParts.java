package dev.lapwing.notify.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Company;
import dev.lapwing.notify.message.EvidenceLine;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.text.Elapsed;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The parts of a message about one alert. Each fits the room it is given, and is left out where it says nothing. */
public final class SlackParts {
    private static final int LEAST = 20;
    private static final int LABEL = 60;
    private static final int NAME = 80;
    private static final int VALUE = 300;
    private static final int MARGIN = 1000;
    private static final int ACTION = 600;
    private static final int PATH = 300;
    private static final int NOTE = 200;
    private static final int IDS = 200;
    /** A finding holds the first five events and the last five. */
    private static final int FIRST = 2;

    private static final int LAST = 3;
    private static final int COMMAND = 400;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final int EVIDENCE_LINE = 160;
    private static final Pattern NUMBERED = Pattern.compile("^\\d+\\.\\s*");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final AlertView alert;

    SlackParts(AlertView alert) {
        this.alert = alert;
    }

    static Optional<ObjectNode> header(Mrkdwn text, int room) {
        return text.size() > room - SlackBlocks.FRAME ? Optional.empty() : Optional.of(SlackBlocks.header(text));
    }

    static Optional<ObjectNode> section(Mrkdwn text, int room) {
        return text.isEmpty() || text.size() > inSection(room)
                ? Optional.empty()
                : Optional.of(SlackBlocks.section(text));
    }

    /** What happened: no markup at all, since values of events are woven into it. */
    Optional<ObjectNode> sentence(int room) {
        int most = inSection(room);
        Mrkdwn text = most < LEAST ? Mrkdwn.EMPTY : Mrkdwn.text(alert.sentence(), most);
        return text.isEmpty() ? Optional.empty() : Optional.of(SlackBlocks.plain(text));
    }

    /** Who and where. */
    Optional<ObjectNode> group(int room) {
        List<AlertView.Named> values = new ArrayList<>();
        if (!alert.source().isEmpty()) {
            values.add(new AlertView.Named("source", alert.source()));
        }
        values.addAll(alert.group());
        int shown = values.size() <= SlackBlocks.FIELDS ? values.size() : SlackBlocks.FIELDS - 1;
        List<Mrkdwn> fields = new ArrayList<>();
        int left = room - SlackBlocks.FRAME;
        for (AlertView.Named value : values.subList(0, shown)) {
            Mrkdwn field = Mrkdwn.lines(
                    List.of(Mrkdwn.bold(value.name(), NAME), Mrkdwn.code(value.value(), VALUE)), SlackBlocks.FIELD);
            left -= field.size() + SlackBlocks.TEXT_FRAME;
            if (left < SlackBlocks.FRAME) {
                break;
            }
            fields.add(field);
        }
        if (fields.size() < values.size() && !fields.isEmpty()) {
            fields.add(Mrkdwn.text("and " + (values.size() - fields.size()) + " more", LABEL));
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(SlackBlocks.fields(fields));
    }

    Optional<ObjectNode> margin(int room) {
        Mrkdwn margin = Mrkdwn.text(alert.margin(), Math.min(MARGIN, inSection(room) - LABEL));
        return margin.isEmpty()
                ? Optional.empty()
                : section(label("By what margin").then("\n").then(margin), room);
    }

    Optional<ObjectNode> time(int room) {
        Mrkdwn when = label("When").then("\n").then(Mrkdwn.moment(alert.start()));
        if (alert.end().getEpochSecond() != alert.start().getEpochSecond()) {
            when = when.then(" to ")
                    .then(Mrkdwn.moment(alert.end()))
                    .then(" ("
                            + Elapsed.of(
                                    alert.end().toEpochMilli() - alert.start().toEpochMilli())
                            + ")");
        }
        return section(when.then(", " + counted(alert.count(), "event")), room);
    }

    /** What to do, numbered. */
    Optional<ObjectNode> actions(int room) {
        List<String> steps = alert.actions()
                .lines()
                .map(line -> NUMBERED.matcher(line.strip()).replaceFirst(""))
                .filter(step -> !step.isEmpty())
                .toList();
        if (steps.isEmpty() || inSection(room) < 2 * LABEL) {
            return Optional.empty();
        }
        List<Mrkdwn> lines = new ArrayList<>(List.of(label("What to do")));
        IntStream.range(0, steps.size())
                .mapToObj(i -> Mrkdwn.text((i + 1) + ". " + steps.get(i), ACTION))
                .forEach(lines::add);
        return section(Mrkdwn.lines(lines, inSection(room)), room);
    }

    /** The rule's page: a link, or its path where the pages are published nowhere. */
    Optional<ObjectNode> page(RulePages pages, int room) {
        return alert.page()
                .map(path -> pages.address(path)
                        .map(address -> Mrkdwn.link(address, "Checks and commands for this alert"))
                        .orElseGet(() -> label("Checks and commands").then("\n").then(Mrkdwn.code(path, PATH))))
                .flatMap(text -> section(text, room));
    }

    /**
     * The first events and the last ones, for the last may be what makes it an alert. Their times are those of one zone,
     * since a monospaced line cannot hold a reader's own.
     */
    Optional<ObjectNode> evidence(int room) {
        List<EvidenceLine> all = alert.evidence();
        boolean some = all.size() > FIRST + LAST;
        List<String> lines = new ArrayList<>();
        all.stream().limit(some ? FIRST : all.size()).map(SlackParts::line).forEach(lines::add);
        if (some) {
            lines.add("...");
            all.stream().skip(all.size() - LAST).map(SlackParts::line).forEach(lines::add);
        }
        int shown = Math.min(all.size(), FIRST + LAST);
        String of = alert.count() <= shown ? "" : of(shown);
        Mrkdwn label = label("Evidence").then(" (" + of + "times in UTC)\n");
        Mrkdwn block = Mrkdwn.pre(lines, EVIDENCE_LINE, inSection(room) - label.size());
        return block.isEmpty() ? Optional.empty() : section(label.then(block), room);
    }

    private String of(int shown) {
        String which = shown == FIRST + LAST ? "first " + FIRST + " and last " + LAST : "first " + shown;
        return which + " of " + counted(alert.count(), "event") + ", ";
    }

    /** What the rule's page has its reader type, where the page is published nowhere. */
    Optional<ObjectNode> commands(RulePages pages, int room) {
        List<String> lines = alert.page().map(pages::commands).orElse(List.of());
        Mrkdwn label = label("Check and contain").then("\n");
        Mrkdwn block = Mrkdwn.pre(lines, COMMAND, inSection(room) - label.size());
        return block.isEmpty() ? Optional.empty() : section(label.then(block), room);
    }

    /** How to say that it is dealt with. */
    Optional<ObjectNode> resolve(int room) {
        return PLAIN.matcher(alert.id()).matches() && !alert.gone()
                ? context(
                        List.of(Mrkdwn.text("dealt with:", LABEL)
                                .then(" ")
                                .then(Mrkdwn.code(AlertView.resolving(alert.id()), IDS))),
                        room)
                : Optional.empty();
    }

    /** That the message is about others, too. */
    static Optional<ObjectNode> company(Company company, int room) {
        int others = company.alerts() - 1;
        return others == 0
                ? Optional.empty()
                : context(
                        List.of(Mrkdwn.text(
                                ":link: With " + counted(others, "other alert") + " about the same, the worst "
                                        + SlackWords.level(company.worst()) + ".",
                                NOTE)),
                        room);
    }

    /** What names the alert. */
    Optional<ObjectNode> ids(int room) {
        List<Mrkdwn> ids = new ArrayList<>();
        ids.add(Mrkdwn.text("rule", LABEL).then(" ").then(Mrkdwn.code(alert.rule(), IDS)));
        if (!alert.threats().isEmpty()) {
            ids.add(Mrkdwn.text("threat " + String.join(", ", alert.threats()), IDS));
        }
        if (!alert.attacks().isEmpty()) {
            ids.add(Mrkdwn.text("ATT&CK " + String.join(", ", alert.attacks()), IDS));
        }
        ids.add(Mrkdwn.text("alert", LABEL)
                .then(" ")
                .then(Mrkdwn.code(alert.id(), IDS))
                .then(" version " + alert.rev()));
        alert.evidence().stream()
                .findFirst()
                .ifPresent(first ->
                        ids.add(Mrkdwn.text("first row", LABEL).then(" ").then(Mrkdwn.code(first.place(), IDS))));
        if (alert.provisional() && alert.phase() != AlertView.Phase.CLOSED) {
            ids.add(Mrkdwn.text("may be taken back by later events", LABEL));
        }
        return context(ids, room);
    }

    /** What marks a message that may be there already. */
    static Optional<ObjectNode> again(int room) {
        String note = ":repeat: Sent again after an interruption; it may stand here twice.";
        return context(List.of(Mrkdwn.text(note, NOTE)), room);
    }

    static Optional<ObjectNode> context(List<Mrkdwn> texts, int room) {
        int size = SlackBlocks.FRAME
                + texts.stream()
                        .mapToInt(text -> text.size() + SlackBlocks.TEXT_FRAME)
                        .sum();
        return size > room ? Optional.empty() : Optional.of(SlackBlocks.context(texts));
    }

    public static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? noun : noun + "s");
    }

    private static int inSection(int room) {
        return Math.min(SlackBlocks.SECTION, room - SlackBlocks.FRAME);
    }

    private static Mrkdwn label(String text) {
        return Mrkdwn.bold(text, LABEL);
    }

    private static String line(EvidenceLine event) {
        return CLOCK.format(event.time()) + "  " + event.who() + "  " + event.what();
    }
}
