/** The topics that Lapwing needs, and who may do what with them. */
@NullMarked
package dev.lapwing.cli.topics;

import org.jspecify.annotations.NullMarked;
