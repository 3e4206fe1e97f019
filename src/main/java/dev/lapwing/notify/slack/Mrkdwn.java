package dev.lapwing.notify.slack;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text in Slack's markup in which only we can have put a mention, a link or a date.
 *
 * <p>There is no way in for a ready piece of markup: whatever is given is escaped, and is cut before it is escaped, so that
 * no cut leaves half an entity. Untrusted text may still come out bold, or as an emoji; outside of a code span nothing in
 * the markup prevents that.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack: formatting message text</a>
 */
final class Mrkdwn {
    static final Mrkdwn EMPTY = new Mrkdwn("");

    private static final DateTimeFormatter FALLBACK = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String FENCE = "```";
    private static final String CUT = "...";
    /** A code span cannot be empty. */
    private static final String NOTHING = "(empty)";

    private final String markup;

    private Mrkdwn(String markup) {
        this.markup = markup;
    }

    /** Running text on one line, at most so long. */
    static Mrkdwn text(String untrusted, int most) {
        return new Mrkdwn(SlackText.escaped(SlackText.oneLine(untrusted), most));
    }

    /** Bold text, at most so long. */
    static Mrkdwn bold(String untrusted, int most) {
        String inside = SlackText.oneLine(untrusted).replace('*', '\u2217');
        return inside.isEmpty() ? EMPTY : new Mrkdwn("*" + SlackText.escaped(inside, most - 2) + "*");
    }

    /** A value as it is, monospaced; it cannot end its span. */
    static Mrkdwn code(String untrusted, int most) {
        String inside = SlackText.oneLine(untrusted);
        return new Mrkdwn("`" + SlackText.escaped(inside.isEmpty() ? NOTHING : inside, most - 2) + "`");
    }

    /** Monospaced lines: each cut to its length, and only as many as fit. */
    static Mrkdwn pre(List<String> untrusted, int line, int most) {
        StringBuilder inside = new StringBuilder();
        int room = most - 2 * FENCE.length() - 2;
        for (String text : untrusted) {
            String next = SlackText.escaped(SlackText.oneLine(text), line) + "\n";
            room -= SlackText.size(next);
            if (room < 0) {
                break;
            }
            inside.append(next);
        }
        return inside.isEmpty() ? EMPTY : new Mrkdwn(FENCE + "\n" + inside + FENCE);
    }

    /** A moment that each reader sees in their own time zone. */
    static Mrkdwn moment(Instant time) {
        return new Mrkdwn(
                "<!date^" + time.getEpochSecond() + "^{date_short_pretty} {time_secs}|" + FALLBACK.format(time) + ">");
    }

    /** A link to a place of ours. */
    static Mrkdwn link(URI place, String label) {
        String shown = SlackText.oneLine(label).replace('|', '/');
        return new Mrkdwn("<" + SlackText.escaped(place.toASCIIString(), Integer.MAX_VALUE) + "|"
                + SlackText.escaped(shown, Integer.MAX_VALUE) + ">");
    }

    /** Whole lines, as many as fit; three dots stand for the rest. */
    static Mrkdwn lines(List<Mrkdwn> lines, int most) {
        List<String> kept = new ArrayList<>();
        int room = most;
        for (int i = 0; i < lines.size(); i++) {
            int reserve = i == lines.size() - 1 ? 0 : SlackText.size("\n" + CUT);
            int needed = lines.get(i).size() + (i == 0 ? 0 : SlackText.size("\n"));
            if (needed + reserve > room) {
                kept.add(CUT);
                break;
            }
            kept.add(lines.get(i).markup);
            room -= needed;
        }
        return new Mrkdwn(String.join("\n", kept));
    }

    /** This and then that. */
    Mrkdwn then(Mrkdwn next) {
        return new Mrkdwn(markup + next.markup);
    }

    /** This and then a short text of ours. */
    Mrkdwn then(String text) {
        return new Mrkdwn(markup + SlackText.escaped(text, Integer.MAX_VALUE));
    }

    boolean isEmpty() {
        return markup.isEmpty();
    }

    /** How many characters it takes on the wire. */
    int size() {
        return SlackText.size(markup);
    }

    @Override
    public String toString() {
        return markup;
    }
}
