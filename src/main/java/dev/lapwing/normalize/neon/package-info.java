/** What can be seen of Neon: audit rows, storage logs, webhooks of Neon Auth, and what its clients write. */
@NullMarked
package dev.lapwing.normalize.neon;

import org.jspecify.annotations.NullMarked;
