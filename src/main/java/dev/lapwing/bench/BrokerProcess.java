package dev.lapwing.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A broker in a process of its own, so that its work is not taken for the job's. */
final class BrokerProcess implements Closeable {
    private static final String READY = "broker ready at ";

    private final Process process;
    private final String address;

    private BrokerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts {@code lapwing broker} with the jars of this process. */
    static BrokerProcess start(String mainClass, Path folder) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlapwing.log.level=WARN",
                "-Dlapwing.log.kafka=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass,
                "broker",
                "--port",
                "0",
                "--dir",
                folder.toString());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "lapwing-benchmark-broker"));
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    return new BrokerProcess(process, line.substring(READY.length()));
                }
            }
            throw new IllegalStateException("the broker did not start");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
