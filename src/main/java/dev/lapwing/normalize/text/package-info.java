/** Lines of any text, in which nothing but credentials is looked for. */
@NullMarked
package dev.lapwing.normalize.text;

import org.jspecify.annotations.NullMarked;
