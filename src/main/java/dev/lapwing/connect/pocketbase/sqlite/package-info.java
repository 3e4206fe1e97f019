/** The log from PocketBase's database file. */
@NullMarked
package dev.lapwing.connect.pocketbase.sqlite;

import org.jspecify.annotations.NullMarked;
