/** What keeps the job company: its health page, and the broker of demo, benchmark and tests. */
@NullMarked
package dev.lapwing.ops;

import org.jspecify.annotations.NullMarked;
