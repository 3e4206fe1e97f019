package dev.lapwing.replay.input;

import java.io.IOException;
import java.io.Serial;

/** An input is something that is not read; the message goes on behind its name and says what helps. */
final class NotRead extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    NotRead(String sentence) {
        super(sentence);
    }
}
