/** What a log tells of what is ordinary: habits of many days, of which people make the section {@code ordinary}. */
@NullMarked
package dev.lapwing.replay.ordinary;

import org.jspecify.annotations.NullMarked;
