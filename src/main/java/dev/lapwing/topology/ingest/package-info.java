/** The processors that turn raw rows and polls into signals and watermarks. */
@NullMarked
package dev.lapwing.topology.ingest;

import org.jspecify.annotations.NullMarked;
