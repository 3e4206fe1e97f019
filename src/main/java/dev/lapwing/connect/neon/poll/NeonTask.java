package dev.lapwing.connect.neon.poll;

import dev.lapwing.connect.json.SafeJson;
import dev.lapwing.connect.neon.config.NeonSettings;
import dev.lapwing.connect.neon.plan.Census;
import dev.lapwing.connect.neon.storage.StorageLogs;
import java.util.Optional;

/** What all rounds of a task share. */
record NeonTask(
        NeonSettings settings,
        RetriedCalls caller,
        Census census,
        Optional<StorageLogs> storage,
        SafeJson safe,
        RefusalLog log) {}
