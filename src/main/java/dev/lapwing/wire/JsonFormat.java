package dev.lapwing.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A record as one JSON object: its components by name, in their order. What is read may hold other fields, which are passed
 * over. Texts and lists that it lacks are empty, numbers zero; without anything else it is refused.
 */
public final class JsonFormat<T> {
    private static final JsonSetter.Value EMPTY_IF_ABSENT = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .withConfigOverride(String.class, texts -> texts.setSetterInfo(EMPTY_IF_ABSENT))
            .withConfigOverride(List.class, lists -> lists.setSetterInfo(EMPTY_IF_ABSENT))
            .withConfigOverride(
                    Optional.class,
                    optional -> optional.setInclude(
                            JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addSerializer(new OptionalJson.Writing())
                    .addDeserializer(Instant.class, new Parsed<>(Instant.class, Instant::parse))
                    .addDeserializer(LocalDate.class, new Parsed<>(LocalDate.class, LocalDate::parse))
                    .addDeserializer(Optional.class, new OptionalJson.Reading()))
            .build();

    private final String name;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private JsonFormat(Class<T> type, String name) {
        this.name = name;
        this.reader = MAPPER.readerFor(type);
        this.writer = MAPPER.writerFor(type);
    }

    /**
     * The format of a record.
     *
     * @param name what people call it, for {@link #parse}
     */
    public static <T extends Record> JsonFormat<T> of(Class<T> type, String name) {
        return new JsonFormat<>(type, name);
    }

    public byte[] bytes(T value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
    }

    /**
     * Reads it back.
     *
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public T parse(byte[] bytes) {
        try {
            T value = reader.readValue(bytes);
            if (value == null) {
                throw new IllegalArgumentException("null");
            }
            return value;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("no " + name, e);
        }
    }

    /** A value that is written as a text. */
    private static final class Parsed<V> extends StdScalarDeserializer<V> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, V> parse;

        private Parsed(Class<V> type, Function<String, V> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public V deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parse.apply(parser.getValueAsString(""));
        }
    }
}
