/** Lapwing watches the audit trails of Neon and PocketBase; the class here is the program. */
@NullMarked
package dev.lapwing;

import org.jspecify.annotations.NullMarked;
