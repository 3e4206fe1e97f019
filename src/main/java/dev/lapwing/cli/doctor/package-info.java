/** What rules can see of the sources at hand, what they cannot, and what would change that. */
@NullMarked
package dev.lapwing.cli.doctor;

import org.jspecify.annotations.NullMarked;
