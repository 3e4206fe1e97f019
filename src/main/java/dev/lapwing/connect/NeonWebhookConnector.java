package dev.lapwing.connect;

import dev.lapwing.connect.neon.webhook.NeonWebhookKeys;
import dev.lapwing.connect.neon.webhook.ReceiverOffset;
import dev.lapwing.connect.task.OneTaskConnector;

/** Receives the webhooks of a Neon Auth and ships their events to Kafka, without their secrets. */
public final class NeonWebhookConnector extends OneTaskConnector {
    /** For Connect. */
    public NeonWebhookConnector() {
        super(NeonWebhookKeys.problems(), NeonWebhookTask.class, ReceiverOffset::of);
    }
}
