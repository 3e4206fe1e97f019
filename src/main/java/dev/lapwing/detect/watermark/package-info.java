/** How far the events of each instance have come, by what each upstream says. */
@NullMarked
package dev.lapwing.detect.watermark;

import org.jspecify.annotations.NullMarked;
