package dev.lapwing.config.value;

import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/** Looks up secrets written as <code>${env:NAME}</code> or <code>${file:/path:key}</code>, through Kafka's own classes. */
public final class SecretLookup {
    private final ConfigTransformer transformer;
    private final Problems problems;

    public SecretLookup(Map<String, String> environment, Problems problems) {
        var files = new FileConfigProvider();
        files.configure(Map.of());
        var variables = new EnvVarConfigProvider(environment);
        variables.configure(Map.of());
        this.transformer = new ConfigTransformer(Map.<String, ConfigProvider>of("env", variables, "file", files));
        this.problems = problems;
    }

    /** Whether a setting names a value that lies elsewhere. */
    public static boolean isReference(LocatedText setting) {
        return ConfigTransformer.DEFAULT_PATTERN.matcher(setting.text()).find();
    }

    /** The setting's value; one that is missing is a problem, told by its reference and never by its value. */
    public Optional<String> resolve(LocatedText setting) {
        Matcher reference = ConfigTransformer.DEFAULT_PATTERN.matcher(setting.text());
        boolean complete = true;
        while (reference.find()) {
            complete &= exists(reference.group(), setting.place());
        }
        return complete ? Optional.of(transformed(setting.text())) : Optional.empty();
    }

    private boolean exists(String reference, String place) {
        try {
            if (!transformed(reference).equals(reference)) {
                return true;
            }
        } catch (ConfigException e) {
            problems.error(place, "the file of the secret " + reference + " cannot be read");
            return false;
        }
        problems.error(place, "the secret " + reference + " " + why(reference));
        return false;
    }

    private static String why(String reference) {
        if (reference.startsWith("${env:")) {
            return "is not in the environment";
        }
        return reference.startsWith("${file:") ? "has no such key in its file" : "must begin with env: or file:";
    }

    private String transformed(String text) {
        return transformer.transform(Map.of("value", text)).data().getOrDefault("value", text);
    }
}
