package dev.lapwing.rule.draft;

import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.text.TextHash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Gives a correlation its fingerprint: over all that decides when it fires, and over nothing else. */
public final class CorrelationFingerprint {
    private CorrelationFingerprint() {}

    /** The rule with its fingerprint. */
    public static CorrelationRule sign(CorrelationRule rule) {
        List<String> texts =
                new ArrayList<>(List.of(rule.head().identity(), rule.type().name()));
        for (Member member : rule.members()) {
            texts.add(Long.toHexString(member.fingerprint()));
            texts.add(String.valueOf(member.groupFields()));
        }
        texts.add(rule.groupBy().toString());
        texts.add(rule.timespan().toString());
        texts.add(text(rule.bounds()));
        texts.add(rule.measure().window().name());
        texts.add(rule.measure().percentile().map(CorrelationFingerprint::plain).toString());
        texts.add(rule.expression().toString());
        texts.add(rule.sequences().toString());
        texts.add(rule.valueFields().toString());
        texts.add(rule.baseline().toString());
        texts.add(rule.countedMembers().toString());
        texts.add(rule.thenMember().toString());
        rule.share().ifPresent(share -> {
            texts.add(text(share.bounds()));
            texts.add(share.amongMembers().toString());
        });
        texts.add(rule.scope().name());
        texts.add(String.valueOf(rule.standalone()));
        return rule.signed(TextHash.number(texts.stream()));
    }

    /** The same range for 10 and 10.0. */
    private static String text(Bounds bounds) {
        return bounds.low().map(CorrelationFingerprint::plain)
                + (bounds.lowInclusive() ? "[" : "(")
                + bounds.high().map(CorrelationFingerprint::plain)
                + (bounds.highInclusive() ? "]" : ")")
                + (bounds.outside() ? " not" : "");
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
