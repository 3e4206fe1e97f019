/** Why a group has no episode, and how near it came. */
@NullMarked
package dev.lapwing.detect.explain;

import org.jspecify.annotations.NullMarked;
