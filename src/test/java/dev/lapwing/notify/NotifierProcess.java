package dev.lapwing.notify;

import dev.lapwing.Waiting;
import dev.lapwing.notify.pagerduty.FakePagerDuty;
import dev.lapwing.notify.slack.FakeSlack;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A {@link NotifierMain} that a test started. */
final class NotifierProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    NotifierProcess(Stage stage, FakePagerDuty pagerDuty, FakeSlack slack) throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NotifierMain.class.getName(),
                        stage.address(),
                        pagerDuty.endpoint().toString(),
                        slack.address()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = process.inputReader();
    }

    /** Waits until it has taken over and read what is to be told. */
    void begun() throws IOException {
        if (!"begun".equals(output.readLine())) {
            throw new AssertionError("the notifier did not begin");
        }
    }

    /** The work that it has done, as progress. */
    long work() {
        return Waiting.work(process);
    }

    /** Ends it at once, whatever it is doing. */
    void kill() {
        process.destroyForcibly();
    }

    /** Waits until it has ended; how it did. */
    int end() {
        Waiting.forEnd(process);
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
