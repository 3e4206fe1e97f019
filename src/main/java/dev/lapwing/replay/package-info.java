/**
 * Files instead of Kafka: the same rows, rules and groups in one process, on all cores.
 *
 * <p>Rows are read in blocks, each worker turns blocks into signals, signals are sorted by group and time (on disk where
 * memory does not suffice), and each group is worked out once, in order. What comes out is a function of the set of
 * events: neither threads nor blocks nor the order of files matter.
 */
@NullMarked
package dev.lapwing.replay;

import org.jspecify.annotations.NullMarked;
