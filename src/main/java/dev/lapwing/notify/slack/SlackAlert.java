package dev.lapwing.notify.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.RulePages;
import java.util.Optional;

/** Messages about one alert. What is to be read first stands first, for a phone shows little. */
public final class SlackAlert {
    private final RulePages pages;

    public SlackAlert(RulePages pages) {
        this.pages = pages;
    }

    /** All that there is to say. */
    public SlackMessage full(Notification telling) {
        SlackParts parts = new SlackParts(telling.alert());
        SlackLayout layout = head(telling, parts)
                .add(6, room -> SlackWords.takenAway(telling) ? Optional.empty() : parts.actions(room))
                .add(7, room -> parts.page(pages, room))
                .add(9, parts::evidence)
                .add(10, room -> SlackWords.takenAway(telling) ? Optional.empty() : parts.commands(pages, room))
                .add(8, parts::ids)
                .add(8, room -> resolve(telling, parts, room));
        return message(telling, layout);
    }

    /** What is new of an alert, for somebody who may not have it in front of them. */
    public SlackMessage brief(Notification telling) {
        SlackParts parts = new SlackParts(telling.alert());
        SlackLayout layout = head(telling, parts)
                .add(6, room -> parts.page(pages, room))
                .add(7, parts::ids)
                .add(7, room -> resolve(telling, parts, room));
        return message(telling, layout);
    }

    /** A line below the alert's own message. */
    SlackMessage line(Notification telling) {
        SlackLayout layout = new SlackLayout();
        again(layout, telling);
        layout.add(0, room -> SlackParts.section(SlackWords.status(telling), room));
        return message(telling, layout);
    }

    private static SlackLayout head(Notification telling, SlackParts parts) {
        SlackLayout layout = new SlackLayout();
        layout.add(0, room -> SlackParts.header(headline(telling), room));
        again(layout, telling);
        return layout.add(1, room -> SlackParts.section(SlackWords.status(telling), room))
                .add(1, room -> SlackParts.company(telling.company(), room))
                .add(2, parts::sentence)
                .add(3, parts::group)
                .add(4, parts::time)
                .add(5, parts::margin);
    }

    private static Optional<ObjectNode> resolve(Notification telling, SlackParts parts, int room) {
        return telling.step() == NotificationStep.RESOLVE ? Optional.empty() : parts.resolve(room);
    }

    private static void again(SlackLayout layout, Notification telling) {
        if (telling.again()) {
            layout.add(1, SlackParts::again);
        }
    }

    private static Mrkdwn headline(Notification telling) {
        String title = telling.alert().title().isEmpty()
                ? telling.alert().rule()
                : telling.alert().title();
        return Mrkdwn.text(
                SlackWords.sign(telling) + " " + SlackWords.state(telling) + ": " + title, SlackBlocks.HEADER);
    }

    private static SlackMessage message(Notification telling, SlackLayout layout) {
        AlertView alert = telling.alert();
        String what = alert.sentence().isEmpty() ? alert.title() : alert.sentence();
        String where = alert.source().isEmpty() ? "" : " (" + alert.source() + ")";
        String again = telling.again() ? ", sent again" : "";
        String by = telling.step() == NotificationStep.RESOLVE
                ? telling.resolution().map(who -> " by " + who.who()).orElse("")
                : "";
        Mrkdwn text = Mrkdwn.text(SlackWords.state(telling) + by + again + ": " + what + where, SlackMessage.TEXT);
        return new SlackMessage(text, layout.within(SlackMessage.ROOM));
    }
}
