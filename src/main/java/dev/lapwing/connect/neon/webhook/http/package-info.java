/** A small HTTP server whose callers cannot hold it up: each request has a deadline and a size, and all have a number. */
@NullMarked
package dev.lapwing.connect.neon.webhook.http;

import org.jspecify.annotations.NullMarked;
