package dev.lapwing.cli.input;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which product and service JSON rows are of. */
public final class OriginOptions {
    @Option(
            names = "--product",
            paramLabel = "NAME",
            description = "What rules call the product whose JSON rows these are (default: rules of any product run).")
    private @Nullable String product;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "What rules call the log whose JSON rows these are (default: rules of any service run).")
    private @Nullable String service;

    public boolean isGiven() {
        return product != null || service != null;
    }

    boolean isBlank() {
        return Stream.of(product, service).anyMatch(name -> name != null && name.isBlank());
    }

    /** The product; empty where none was named. */
    public String product() {
        return Optional.ofNullable(product).orElse("");
    }

    /** The service; empty where none was named. */
    public String service() {
        return Optional.ofNullable(service).orElse("");
    }
}
