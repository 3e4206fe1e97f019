/** Rule files: those that are shipped, those of the user, and which of them are on. */
@NullMarked
package dev.lapwing.cli.rulefiles;

import org.jspecify.annotations.NullMarked;
