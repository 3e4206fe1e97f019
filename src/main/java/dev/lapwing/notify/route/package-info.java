/** Which alert goes to which channel, and when. */
@NullMarked
package dev.lapwing.notify.route;

import org.jspecify.annotations.NullMarked;
