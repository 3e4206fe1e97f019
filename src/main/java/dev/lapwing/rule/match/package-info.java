/** Detections compiled into one matcher: an index finds the few rules that an event may satisfy, programs decide. */
@NullMarked
package dev.lapwing.rule.match;

import org.jspecify.annotations.NullMarked;
