/** What one poll saw of a source's log, and the envelope in which it travels. */
@NullMarked
package dev.lapwing.continuity.poll;

import org.jspecify.annotations.NullMarked;
