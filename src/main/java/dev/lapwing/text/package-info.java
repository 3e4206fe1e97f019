/** Small tools for text, which know nothing of what the text is about. */
@NullMarked
package dev.lapwing.text;

import org.jspecify.annotations.NullMarked;
