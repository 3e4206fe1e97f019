/** Alerts as OCSF Detection Findings. */
@NullMarked
package dev.lapwing.alert.finding;

import org.jspecify.annotations.NullMarked;
