package dev.lapwing.topology;

import dev.lapwing.detect.Clock;
import dev.lapwing.detect.Progress;
import dev.lapwing.detect.Upstream;

/** How far one upstream has come for one instance: what ingest tells every partition of the repartition by group. */
record UpstreamProgress(Clock clock, Upstream upstream, Progress progress) {}
