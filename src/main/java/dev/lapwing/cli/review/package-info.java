/** {@code lapwing review}: what stands open in a PocketBase now, and how it differs from what was approved. */
@NullMarked
package dev.lapwing.cli.review;

import org.jspecify.annotations.NullMarked;
