/**
 * What people and machines are told of an episode: OCSF findings, sentences, margins, and the digest of all episodes.
 *
 * <p>Values in, bytes and texts out: nothing here reads a clock, so the same episode always reads the same.
 */
@NullMarked
package dev.lapwing.alert;

import org.jspecify.annotations.NullMarked;
