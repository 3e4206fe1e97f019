/** PagerDuty's Events API. */
@NullMarked
package dev.lapwing.notify.pagerduty;

import org.jspecify.annotations.NullMarked;
