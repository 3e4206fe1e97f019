package dev.lapwing.alert.incident;

import dev.lapwing.alert.words.Sentence;
import dev.lapwing.alert.words.ValueDisplay;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Level;
import dev.lapwing.rule.definition.RuleHead;
import dev.lapwing.text.SafeText;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Takes from versions of alerts what incidents need of them. */
public final class IncidentAlerts {
    private static final int TITLE = 200;
    private static final int SENTENCE = 400;
    private static final int THREATS = 20;

    private final Sentence sentence;
    private final StrongEntities entities;

    /**
     * A taker.
     *
     * @param showEmail what to show in place of an e-mail address
     * @param ordinary which entities are shared by so many that they join no alerts
     */
    public IncidentAlerts(Function<String, String> showEmail, Predicate<StrongEntity> ordinary) {
        this.sentence = new Sentence(showEmail);
        this.entities = new StrongEntities(new ValueDisplay(showEmail), ordinary);
    }

    /** A version of an alert in short. */
    public IncidentAlert of(AlertVersion version) {
        Level level = version.rule().map(rule -> rule.head().level()).orElse(Level.INFORMATIONAL);
        String called =
                version.rule().map(CorrelationRule::head).map(RuleHead::called).orElse(version.ruleIdentity());
        return new IncidentAlert(
                version.alertId(),
                version.revision(),
                state(version),
                SafeText.wellFormed(version.group().instance()),
                version.episodeId(),
                version.episode().start(),
                version.episode().end(),
                version.episode().count(),
                level,
                line(called, TITLE),
                line(version.rule().map(rule -> rule.head().title()).orElse(called), TITLE),
                line(sentence.of(version), SENTENCE),
                threats(version),
                level == Level.INFORMATIONAL ? List.of() : entities.of(version));
    }

    private static IncidentAlert.State state(AlertVersion version) {
        return version.ending()
                .map(ending -> ending == CloseReason.ENDED ? IncidentAlert.State.ENDED : IncidentAlert.State.GONE)
                .orElse(IncidentAlert.State.OPEN);
    }

    private static List<String> threats(AlertVersion version) {
        return version.rule().map(rule -> rule.head().text().threats()).orElse(List.of()).stream()
                .map(threat -> line(threat, TITLE))
                .limit(THREATS)
                .toList();
    }

    private static String line(String text, int most) {
        return SafeText.within(SafeText.oneLine(text), most);
    }
}
