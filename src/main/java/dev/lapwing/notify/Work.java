package dev.lapwing.notify;

import java.util.List;

/** What one channel is to do next. */
sealed interface Work {
    /** One step of one alert. */
    record Single(Delivery delivery, Step step) implements Work {}

    /** Many alerts at once. */
    record Together(String reason, List<Delivery> deliveries) implements Work {
        public Together {
            deliveries = List.copyOf(deliveries);
        }
    }

    /** The alerts that it is about. */
    default List<Delivery> about() {
        return this instanceof Single single ? List.of(single.delivery()) : ((Together) this).deliveries();
    }
}
