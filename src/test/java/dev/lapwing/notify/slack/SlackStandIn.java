package dev.lapwing.notify.slack;

import java.io.IOException;
import java.util.List;

/** The stand-in for Slack, for tests of other packages: an incoming webhook and what was posted there. */
public final class SlackStandIn implements AutoCloseable {
    private final FakeSlack slack;

    /** Starts it on loopback. */
    public SlackStandIn() throws IOException {
        slack = new FakeSlack();
    }

    /** The address of the incoming webhook. */
    public String hook() {
        return slack.address() + FakeSlack.HOOK;
    }

    /** What was posted, as the lines that a phone shows. */
    public List<String> texts() {
        return slack.workspace().posts().stream().map(FakeWorkspace.Post::text).toList();
    }

    @Override
    public void close() {
        slack.close();
    }
}
