/** Sentences, margins and values as people read them. */
@NullMarked
package dev.lapwing.alert.words;

import org.jspecify.annotations.NullMarked;
