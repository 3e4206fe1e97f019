/** The log over PocketBase's API. */
@NullMarked
package dev.lapwing.connect.pocketbase.api;

import org.jspecify.annotations.NullMarked;
