/** What every HTTP client here needs: a pause that grows, a body that is bounded, and when to try again. */
@NullMarked
package dev.lapwing.http;

import org.jspecify.annotations.NullMarked;
