package dev.lapwing.kafka;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.jspecify.annotations.Nullable;

/** What keeps Kafka from being used, in words for whoever has to mend it. */
public final class KafkaTrouble {
    private static final String RIGHTS = "; `lapwing topics --acls` prints the rights";

    private KafkaTrouble() {}

    /**
     * The end of a sentence, without its point.
     *
     * @param doing what was done with a topic when it came, or {@code ANY} where that is not known
     */
    public static String words(Throwable problem, AclOperation doing) {
        return denied(problem, doing)
                .or(() -> first(problem, SaslAuthenticationException.class)
                        .map(login -> "it refuses the login: " + plain(login)))
                .or(() -> first(problem, SslAuthenticationException.class)
                        .map(tls -> "TLS does not work with it: " + plain(tls)
                                + "; kafka.security.protocol and kafka.ssl.* must fit the port"))
                .orElseGet(() -> problem instanceof TimeoutException ? "it did not answer" : plain(problem));
    }

    /** What is not allowed, where it is that. */
    public static Optional<String> denied(Throwable problem, AclOperation doing) {
        return first(problem, AuthorizationException.class).map(denied -> deniedWords(denied, word(doing)));
    }

    /** What is missing of rights, from what would be done with what. */
    public static String denied(String what) {
        return "may not " + what + RIGHTS;
    }

    /** An operation as people say it. */
    public static String word(AclOperation operation) {
        return operation == AclOperation.ANY
                ? "use"
                : operation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String deniedWords(AuthorizationException problem, String doing) {
        if (problem instanceof TopicAuthorizationException topics) {
            return denied(doing + " topic " + String.join(", ", topics.unauthorizedTopics()));
        }
        if (problem instanceof GroupAuthorizationException group) {
            return denied("use group " + group.groupId());
        }
        return denied(
                problem instanceof TransactionalIdAuthorizationException
                        ? "write under its transactional id"
                        : doing + " in this cluster");
    }

    private static <T extends Throwable> Optional<T> first(@Nullable Throwable problem, Class<T> kind) {
        return Stream.<@Nullable Throwable>iterate(problem, Objects::nonNull, Throwable::getCause)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    private static String plain(Throwable problem) {
        String message = String.valueOf(problem.getMessage()).strip();
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
