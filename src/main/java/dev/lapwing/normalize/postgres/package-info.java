/** The log of Postgres and the records of pgAudit, as lines, syslog, OTLP and CSV. */
@NullMarked
package dev.lapwing.normalize.postgres;

import org.jspecify.annotations.NullMarked;
