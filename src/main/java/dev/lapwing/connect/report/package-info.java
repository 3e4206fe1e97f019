/** What each poll saw, told to a topic of its own. */
@NullMarked
package dev.lapwing.connect.report;

import org.jspecify.annotations.NullMarked;
