package dev.lapwing.connect.neon.poll;

import dev.lapwing.connect.neon.api.Reply;

/** Says what an answer to the question about the key means, in a sentence for people. */
final class NeonTrouble {
    private NeonTrouble() {}

    static String of(Reply reply) {
        int status = reply.status();
        return switch (status) {
            case 0 -> reply.problem();
            case 401 ->
                "Neon does not accept the API key: it was revoked, was made for another Neon, or is written wrong as api.key";
            case 403 -> "Neon refuses the API key: it has no right to anything here";
            case 404 -> "what answers at this url is no API of Neon: check url";
            case 423 -> "Neon is busy with this account (423)";
            case 429 -> "Neon refuses to answer more often (rate limit)";
            default ->
                status >= 300 && status < 400
                        ? "the url leads to a redirect, which is not followed: give the address it leads to"
                        : "Neon answers with status " + status;
        };
    }
}
