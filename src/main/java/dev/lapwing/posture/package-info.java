/** What polls saw of a source, and what it means that they saw something else before. Values in, values out. */
@NullMarked
package dev.lapwing.posture;

import org.jspecify.annotations.NullMarked;
