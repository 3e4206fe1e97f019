package dev.lapwing.simulation;

import com.fasterxml.jackson.databind.JsonNode;

/** What PocketBase answered. */
record Answer(int status, JsonNode body) {
    String text(String member) {
        return body.path(member).asText();
    }
}
