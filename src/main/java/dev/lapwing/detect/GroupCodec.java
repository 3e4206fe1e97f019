package dev.lapwing.detect;

import dev.lapwing.detect.baseline.SettledBaseline;
import dev.lapwing.detect.episode.Anchor;
import dev.lapwing.detect.episode.OpenAlert;
import dev.lapwing.detect.episode.OpenEpisode;
import dev.lapwing.detect.episode.OrphanAlert;
import dev.lapwing.detect.episode.RuleState;
import dev.lapwing.detect.judge.Evaluators;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.LoggedSignal;
import dev.lapwing.detect.signal.SignalCodec;
import dev.lapwing.detect.signal.SignalPage;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.event.NewerFormat;
import dev.lapwing.rule.definition.Scope;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a group: a head with everything small and the newest signals, and pages of older signals.
 *
 * <p>The first byte of each is the version of the format. Rules are kept by the hash of their detection part, so a
 * changed rule starts anew and its open alerts close as superseded.
 */
public final class GroupCodec {
    /**
     * Version 2 knows readings, events for higher levels, and pasts as records of their own; version 3 keeps the settled part
     * of an episode as such a record too, since those of many rules would make the head too large.
     */
    private static final int VERSION = 3;

    private GroupCodec() {}

    /** The head of a group. */
    public static byte[] head(Group group) {
        WireOutput out = new WireOutput();
        out.number(VERSION).number(group.watermark());
        out.number(group.log.nextNumber()).number(group.log.openPageNumber());
        out.number(group.windows.size());
        group.windows.values().forEach(window -> write(out, window));
        out.number(group.orphans.size());
        group.orphans.forEach(orphan -> {
            out.text(orphan.ruleIdentity()).fixed(orphan.ruleFingerprint());
            orphan.alert().write(out);
        });
        writeSignals(out, group.log.openPage());
        return out.toBytes();
    }

    /** The pages that differ from what is stored, by number; a second call gives none. */
    public static Map<Integer, byte[]> changedPages(Group group) {
        Map<Integer, byte[]> pages = new TreeMap<>();
        for (SignalPage page : group.log.takeChanged()) {
            WireOutput out = new WireOutput().number(VERSION);
            writeSignals(out, page.signals);
            page.signals.forEach(LoggedSignal::forgetEncoded);
            pages.put(page.number, out.toBytes());
        }
        return pages;
    }

    /** Numbers of the stored pages that are no longer needed; a second call gives none. */
    public static List<Integer> removedPages(Group group) {
        return group.log.takeRemoved();
    }

    /**
     * What rules keep of settled events and is not stored so yet: what baselines remember, by the fingerprint of the rule,
     * and settled parts of open episodes, by its complement; nothing where a rule has no such thing any more. A second call
     * gives none.
     */
    public static Map<Long, Optional<byte[]>> changedPasts(Group group) {
        Map<Long, Optional<byte[]>> changed = new TreeMap<>();
        group.withoutPast.forEach(fingerprint -> changed.put(fingerprint, Optional.empty()));
        group.withoutPast.clear();
        group.windows.forEach((fingerprint, window) -> {
            if (window.carry.takeChanged()) {
                changed.put(~fingerprint, window.carry.span().map(GroupCodec::carry));
            }
        });
        group.windows.forEach((fingerprint, window) -> window.settled()
                .filter(SettledBaseline::takeChanged)
                .ifPresent(settled -> changed.put(fingerprint, past(settled))));
        return changed;
    }

    private static byte[] carry(OpenEpisode carry) {
        WireOutput out = new WireOutput().number(VERSION);
        carry.write(out);
        return out.toBytes();
    }

    private static Optional<byte[]> past(SettledBaseline<?> settled) {
        if (!settled.isKnown()) {
            return Optional.empty();
        }
        WireOutput out = new WireOutput().number(VERSION);
        settled.write(out);
        return Optional.of(out.toBytes());
    }

    /**
     * Reads a group back.
     *
     * @param shape the rules it is for, or empty when no rule groups like this any more
     * @param pages all stored pages by number
     * @param pasts what rules keep of settled events, as {@link #changedPasts} gave it
     */
    public static Group load(
            GroupKey key,
            Optional<GroupShape> shape,
            byte[] head,
            Map<Integer, byte[]> pages,
            Map<Long, byte[]> pasts) {
        WireInput in = new WireInput(head);
        int version = version(in);
        GroupShape known =
                shape.orElseGet(() -> new GroupShape(key.shape(), Scope.INSTANCE, List.of(), List.of(), Map.of()));
        Group group = new Group(key, known, in.number());
        group.log.numberFrom(in.count());
        int openPage = in.count();
        Map<Long, RulePlan> plans = new HashMap<>();
        known.plans().forEach(plan -> plans.put(plan.fingerprint, plan));
        for (int left = in.count(); left > 0; left--) {
            readWindow(in, version, group, plans, pasts);
        }
        for (int left = in.count(); left > 0; left--) {
            group.orphans.add(new OrphanAlert(in.text(), in.fixed(), OpenAlert.read(in)));
        }
        restoreSignals(group, in, openPage, pages);
        return group;
    }

    private static void write(WireOutput out, RuleState window) {
        out.fixed(window.plan.fingerprint).text(window.plan.rule.head().identity());
        out.flag(window.carry.span().isPresent());
        Set<Long> overflowed = window.slices.overflowed();
        out.number(overflowed.size());
        overflowed.forEach(out::number);
        writeAlerts(out, window.alerts.open());
        writeAlerts(out, window.alerts.closed());
        out.number(window.successions.sent().size());
        window.successions.sent().forEach(anchor -> anchor.write(out));
    }

    private static void readWindow(
            WireInput in, int version, Group group, Map<Long, RulePlan> plans, Map<Long, byte[]> pasts) {
        long fingerprint = in.fixed();
        String identity = in.text();
        boolean carries = in.flag();
        OpenEpisode carry = carries && version < 3 ? OpenEpisode.read(in, version) : null;
        List<Long> overflowed = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            overflowed.add(in.number());
        }
        List<OpenAlert> open = readAlerts(in);
        List<OpenAlert> closed = readAlerts(in);
        List<Anchor> sent = new ArrayList<>();
        for (int left = version < 2 ? 0 : in.count(); left > 0; left--) {
            sent.add(Anchor.read(in));
        }
        RulePlan plan = plans.get(fingerprint);
        if (plan == null) {
            group.withoutPast.add(fingerprint);
            group.withoutPast.add(~fingerprint);
            open.forEach(alert -> group.orphans.add(new OrphanAlert(identity, fingerprint, alert)));
            return;
        }
        RuleState window = group.window(plan);
        window.restore(
                EventTimes.minus(group.watermark(), plan.delay),
                carries && carry == null ? carry(group, pasts.get(~fingerprint)) : carry);
        if (version < 3) {
            window.carry.storeAnew();
        }
        Optional.ofNullable(pasts.get(fingerprint))
                .ifPresent(bytes -> window.settled().ifPresent(settled -> readPast(settled, bytes)));
        window.slices.overflowed().addAll(overflowed);
        window.alerts.open().addAll(open);
        window.alerts.closed().addAll(closed);
        window.successions.sent().addAll(sent);
    }

    private static OpenEpisode carry(Group group, byte @Nullable [] stored) {
        if (stored == null) {
            throw new IllegalStateException("the settled part of an episode is not stored: " + group.key());
        }
        WireInput in = new WireInput(stored);
        return OpenEpisode.read(in, version(in));
    }

    /** What a rule will remember once everything before a time is settled, in the form of a stored past. */
    static byte[] learned(RuleState window, long upTo) {
        WireOutput out = new WireOutput().number(VERSION);
        window.writeLearned(upTo, out);
        return out.toBytes();
    }

    /** What a baseline remembers, from a stored past. */
    static SettledBaseline<?> settled(RulePlan plan, byte[] past) {
        SettledBaseline<?> settled = Evaluators.of(plan)
                .settled()
                .orElseThrow(() -> new IllegalStateException("only baselines remember: " + plan.rule));
        readPast(settled, past);
        return settled;
    }

    private static void readPast(SettledBaseline<?> settled, byte[] bytes) {
        WireInput in = new WireInput(bytes);
        version(in);
        settled.read(in);
        if (!in.isAtEnd()) {
            throw new IllegalArgumentException("a past of " + bytes.length + " bytes has too many");
        }
    }

    private static void writeAlerts(WireOutput out, List<OpenAlert> alerts) {
        out.number(alerts.size());
        alerts.forEach(alert -> alert.write(out));
    }

    private static List<OpenAlert> readAlerts(WireInput in) {
        List<OpenAlert> alerts = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            alerts.add(OpenAlert.read(in));
        }
        return alerts;
    }

    private static void restoreSignals(Group group, WireInput in, int openPage, Map<Integer, byte[]> pages) {
        List<SignalPage> all = new ArrayList<>();
        pages.forEach((number, bytes) -> {
            if (number != openPage) {
                WireInput page = new WireInput(bytes);
                version(page);
                all.add(readPage(number, page));
            }
        });
        all.add(readPage(openPage, in));
        all.removeIf(page -> page.signals.isEmpty());
        all.sort((one, other) -> one.first().compareTo(other.first()));
        all.forEach(group.log::restore);
        group.log.forEach(logged -> group.shape
                .interestedIn(logged.signal)
                .forEach(plan -> group.window(plan).offer(logged)));
        group.windows.values().forEach(RuleState::takeGone);
        group.log.weigh();
    }

    private static SignalPage readPage(int number, WireInput in) {
        SignalPage page = new SignalPage(number);
        for (int left = in.count(); left > 0; left--) {
            page.signals.add(new LoggedSignal(SignalCodec.read(in)));
        }
        return page;
    }

    private static void writeSignals(WireOutput out, List<LoggedSignal> signals) {
        out.number(signals.size());
        signals.forEach(logged -> out.raw(logged.encoded()));
    }

    private static int version(WireInput in) {
        int version = in.count();
        if (version < 1 || version > VERSION) {
            throw new NewerFormat("a group", version, VERSION);
        }
        return version;
    }
}
