package dev.lapwing.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.kafka.TopicSpec;
import java.util.Optional;
import java.util.function.Function;

/**
 * A running system that a demo watches.
 *
 * @param name as it stands in a sentence, with its address
 * @param place its address
 * @param source how it is read
 * @param polls the topic that tells what the connector saw
 * @param news what an envelope of that topic says of whether the system can be read; empty where it says nothing of it
 */
record DemoTarget(
        String name,
        String place,
        SourceConfig source,
        TopicSpec polls,
        Function<JsonNode, Optional<PollNews.News>> news) {}
