/** Tells what Neon signed from what it did not. */
@NullMarked
package dev.lapwing.connect.neon.webhook.signature;

import org.jspecify.annotations.NullMarked;
