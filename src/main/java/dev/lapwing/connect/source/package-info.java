/** What the log of any source is to its connector: rows, read page by page. */
@NullMarked
package dev.lapwing.connect.source;

import org.jspecify.annotations.NullMarked;
