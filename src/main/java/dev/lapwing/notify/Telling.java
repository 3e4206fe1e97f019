package dev.lapwing.notify;

import java.util.Optional;

/**
 * What a channel is to tell.
 *
 * @param step what of the alert's life
 * @param alert its newest version
 * @param message what the channel called the message that opened it; empty where there was none
 * @param resolution who resolved it, where somebody did
 * @param again whether it may have been told before: a crash came between the telling and the note of it
 */
public record Telling(Step step, AlertView alert, String message, Optional<Resolution> resolution, boolean again) {
    /** The same, where it is known to be told once. */
    Telling once() {
        return new Telling(step, alert, message, resolution, false);
    }
}
