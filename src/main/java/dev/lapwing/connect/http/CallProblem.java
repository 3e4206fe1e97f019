package dev.lapwing.connect.http;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in a few words why a call had no answer; without the address, which whoever reads it knows or must not know. */
final class CallProblem {
    private CallProblem() {}

    static String of(ExecutionException failure, Duration timeout) {
        if (comesOf(failure, UnresolvedAddressException.class)) {
            return "the name of the host is not known";
        }
        if (comesOf(failure, HttpTimeoutException.class)) {
            return slow(timeout);
        }
        if (comesOf(failure, SSLException.class)) {
            return "no secure connection could be made: check the server's certificate";
        }
        return comesOf(failure, ConnectException.class) ? "connection refused" : "the connection broke";
    }

    static String slow(Duration timeout) {
        return "no answer within " + timeout.toMillis() + " ms";
    }

    private static boolean comesOf(@Nullable Throwable failure, Class<? extends Exception> kind) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(kind::isInstance);
    }
}
