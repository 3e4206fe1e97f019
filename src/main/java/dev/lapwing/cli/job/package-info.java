/** The commands around the job. */
@NullMarked
package dev.lapwing.cli.job;

import org.jspecify.annotations.NullMarked;
