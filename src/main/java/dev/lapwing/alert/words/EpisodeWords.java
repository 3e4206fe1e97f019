package dev.lapwing.alert.words;

import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.window.Measurement;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Window;
import dev.lapwing.text.Elapsed;
import dev.lapwing.text.Plural;
import dev.lapwing.text.SafeText;
import java.util.Optional;

/** An episode of a rule in the words that all margins share: how many events, in what time, and what time was asked. */
record EpisodeWords(CorrelationRule rule, Episode episode) {
    static final String EVENTS = "events";

    /** {@code 14 failed logins in 3 m 12 s}. */
    String counted(String noun) {
        return counted(episode, noun);
    }

    /** How many events an episode has and in what time; of one event there is no time to tell. */
    static String counted(Episode episode, String noun) {
        String number = (episode.atLeast() ? "at least " : "") + Plural.of(episode.count(), noun);
        return episode.count() == 1 ? number : number + " " + Elapsed.phrase(episode.start(), episode.end());
    }

    /** What the rule counts, in its author's words. */
    String noun() {
        String noun = SafeText.oneLine(rule.head().text().counts());
        return noun.equals(EVENTS) ? events() : noun;
    }

    /** What the episode counts, whichever rule matched; the events of a chain are alerts. */
    String events() {
        if (rule.level() == 0) {
            return EVENTS;
        }
        boolean one = rule.countedMembers().size() == 1 && rule.thenMember().isEmpty();
        return one ? "alerts of " + member(rule.countedMembers().get(0)) : "alerts of other rules";
    }

    String member(int index) {
        return SafeText.oneLine(rule.members().get(index).name());
    }

    /** The fields that the rule looks at. */
    String fields() {
        return String.join(" + ", rule.valueFields());
    }

    /** What the rule worked out at its most extreme; empty where an alert is taken back. */
    Optional<Measurement> peak() {
        return episode.peak();
    }

    boolean looksAfterEach() {
        return rule.measure().window() == Window.FORWARD;
    }

    /** Whether one window holds all of the episode, so that the peak is about all of it. */
    boolean fitsOneWindow() {
        return episode.end() - episode.start() <= rule.timespan().toMillis();
    }

    String wants(String what) {
        return ", rule wants " + what + " within " + window();
    }

    String allows() {
        return ", rule allows " + window();
    }

    String timespan() {
        return Elapsed.of(rule.timespan().toMillis());
    }

    private String window() {
        return timespan() + (looksAfterEach() ? " after each" : "");
    }
}
