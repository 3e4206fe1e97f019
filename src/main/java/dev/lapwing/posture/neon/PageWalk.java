package dev.lapwing.posture.neon;

import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.posture.neon.kind.NeonBody;
import dev.lapwing.posture.neon.list.NeonList;
import dev.lapwing.posture.neon.list.PageProgress;
import java.util.SortedSet;

/**
 * Where an answer stands in a walk through the pages of a list. A poller says which page of how many it is; where it does not,
 * the cursors tell.
 */
final class PageWalk {
    private final NeonAnswer answer;
    private final NeonList before;
    private final String page;
    private final boolean goesOn;

    PageWalk(NeonAnswer answer, NeonList before) {
        this.answer = answer;
        this.before = before;
        this.page = answer.page().isPresent()
                ? "#" + answer.page().getAsInt()
                : answer.query().getOrDefault("cursor", "");
        boolean samePoll = answer.poll() == before.poll();
        this.goesOn = answer.timeMillis() == before.time() || (samePoll && !isFirst());
    }

    private boolean isFirst() {
        return answer.page().isPresent() ? answer.page().getAsInt() <= 1 : page.isEmpty();
    }

    boolean isRepeated() {
        return answer.timeMillis() < before.time()
                || (answer.timeMillis() == before.time()
                        && before.pages().seen().contains(page));
    }

    /** How far it has come with this page. */
    PageProgress with(NeonBody body, SortedSet<String> uids, boolean missed) {
        PageProgress walked = goesOn ? before.pages() : PageProgress.NONE;
        boolean follows = answer.pages().isPresent() || (goesOn ? walked.next().equals(page) : isFirst());
        boolean cut = missed || answer.incomplete() || !follows;
        return walked.with(page, body.next(), uids, cut);
    }

    /** Whether no page is left. */
    boolean isEnd(NeonBody body, PageProgress progress) {
        if (answer.pages().isPresent()) {
            return progress.seen().size() >= answer.pages().getAsInt();
        }
        boolean circles = progress.seen().contains(body.next());
        return answer.incomplete() || body.next().isEmpty() || body.elements() < limit() || circles;
    }

    private int limit() {
        String limit = answer.query().getOrDefault("limit", "1");
        return limit.matches("[0-9]{1,6}") ? Integer.parseInt(limit) : 1;
    }
}
