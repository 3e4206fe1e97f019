/** Mutes: added, listed, removed. */
@NullMarked
package dev.lapwing.cli.mute;

import org.jspecify.annotations.NullMarked;
