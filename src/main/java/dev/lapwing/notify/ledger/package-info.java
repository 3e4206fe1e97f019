/** The notifier's memory: what was told of each alert, what is to be told next, and with whom. */
@NullMarked
package dev.lapwing.notify.ledger;

import org.jspecify.annotations.NullMarked;
