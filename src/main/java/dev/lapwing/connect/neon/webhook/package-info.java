/** Receives the webhooks of Neon Auth: what Neon signed goes on without its secrets, and nothing here stops a sign-in. */
@NullMarked
package dev.lapwing.connect.neon.webhook;

import org.jspecify.annotations.NullMarked;
