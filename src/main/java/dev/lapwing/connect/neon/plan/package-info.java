/** What a round over Neon asks, and what is known of the answers from one round to the next. */
@NullMarked
package dev.lapwing.connect.neon.plan;

import org.jspecify.annotations.NullMarked;
