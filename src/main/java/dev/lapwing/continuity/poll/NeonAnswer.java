package dev.lapwing.continuity.poll;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One answer of Neon's API, as a poller writes it down. Operations, methods and whatever the body says are open: Neon
 * adds to them.
 *
 * @param poll the number of the round that it belongs to
 * @param timeMillis when it came, by the poller's clock
 * @param method of HTTP; empty where it is not told
 * @param operation what was asked, by Neon's own name, or {@link #END_OF_ROUND}
 * @param path where, without the address of the API; empty where it is not told
 * @param query of the request
 * @param status of HTTP; 0 where there was no answer
 * @param body as texts, numbers, booleans, lists and maps; an absent member and a null are the same
 * @param page which page of the answer it is, where it has several
 * @param pages how many there are
 * @param incomplete whether more was there than was read
 * @param leftOut what of the body is missing because it is too long
 * @param ownKey the id of the key that polls
 * @param connector the version of the connector, where it is told
 * @param error what failed, in a few words
 */
public record NeonAnswer(
        long poll,
        long timeMillis,
        String method,
        String operation,
        String path,
        Map<String, String> query,
        int status,
        Optional<Object> body,
        OptionalInt page,
        OptionalInt pages,
        boolean incomplete,
        List<String> leftOut,
        Optional<String> ownKey,
        String connector,
        Optional<String> error) {
    /** The operation of the line that ends a round: how it went as a whole. */
    public static final String END_OF_ROUND = "lapwing.poll";

    /** The most bytes of a body. */
    public static final int MAX_BODY = 1 << 20;

    public NeonAnswer {
        query = Map.copyOf(query);
        leftOut = List.copyOf(leftOut);
    }

    /** Reads a line; total: whatever the bytes are, the answer is a value and never an exception. */
    public static NeonReading parse(byte[] row) {
        return NeonAnswerReader.read(row);
    }

    /** Whether a round is over with it: a poller also says in a round, or between two, that it lives, and in which state. */
    public boolean endsRound() {
        boolean goesOn = body.orElse(null) instanceof Map<?, ?> told && told.containsKey("state");
        return operation.equals(END_OF_ROUND) && !goesOn;
    }

    /**
     * The end of a round as a poll that looks at no log, so that it can be told whether the poller lives and is answered;
     * empty for any other answer.
     */
    public Optional<LogPoll> toLogPoll() {
        return operation.equals(END_OF_ROUND)
                ? Optional.of(new LogPoll(
                        timeMillis,
                        connector,
                        OptionalLong.empty(),
                        status,
                        error,
                        Optional.empty(),
                        Optional.empty(),
                        LogSettings.UNKNOWN,
                        List.of(),
                        Optional.empty()))
                : Optional.empty();
    }
}
