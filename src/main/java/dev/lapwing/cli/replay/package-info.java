/** Files and topics looked back at. */
@NullMarked
package dev.lapwing.cli.replay;

import org.jspecify.annotations.NullMarked;
