package bellwether.platform.base;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.time.Instant;
import java.time.LocalDate;

/// How this service reads and writes JSON: snake_case names, ISO dates, exact decimals; strict in
/// what it reads, with one leniency: single quotes, which clients on Windows shells send.
public final class Json {
    /// Lists and objects within one another; a rule's tree of depth 16 has two of each level.
    public static final int DEEPEST = 48;

    /// What a stranger's body may hold.
    private static final StreamReadConstraints OF_STRANGERS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(64)
                    .maxStringLength(100_000)
                    .maxTokenCount(50_000)
                    .build();

    /// What we wrote ourselves we can read, however long it became.
    private static final StreamReadConstraints OF_OURS =
            StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build();

    private static final ObjectMapper MAPPER = mapper(OF_STRANGERS);
    private static final ObjectMapper STORED = mapper(OF_OURS).registerModule(dates());
    private static final ObjectMapper ANSWERS = MAPPER.copy().registerModule(rounding());

    private Json() {}

    /// The mapper for what comes in; it is safe on any thread and must not be reconfigured.
    public static ObjectMapper shared() {
        return MAPPER;
    }

    /// The mapper for answers, whose numbers are rounded as [WireNumbers] says; the same goes for
    /// it.
    public static ObjectMapper answers() {
        return ANSWERS;
    }

    /// The mapper for what this service stored.
    static ObjectMapper ofOurs() {
        return STORED;
    }

    /// With all digits, to be stored or compared.
    public static String write(Object value) {
        return write(MAPPER, value);
    }

    /// As an answer, with rounded numbers.
    public static String answer(Object value) {
        return write(ANSWERS, value);
    }

    private static String write(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /// An answer in UTF-8, without the detour over a text.
    public static byte[] answerBytes(Object value) {
        try {
            return ANSWERS.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /// In UTF-8, with all digits.
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /// Reads JSON that this service wrote and kept itself: without the limits that bodies have.
    public static <T> T stored(String json, Class<T> type) {
        try {
            return STORED.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON is not a " + type.getSimpleName(), e);
        }
    }

    /// What comes in has dates as texts, so that a wrong one is answered by its own rule.
    private static SimpleModule dates() {
        return new SimpleModule("dates")
                .addDeserializer(LocalDate.class, new StoredDate())
                .addDeserializer(Instant.class, new StoredMoment());
    }

    private static final class StoredMoment extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        StoredMoment() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Instant.parse(text);
        }
    }

    private static final class StoredDate extends FromStringDeserializer<LocalDate> {
        private static final long serialVersionUID = 1;

        StoredDate() {
            super(LocalDate.class);
        }

        @Override
        protected LocalDate _deserialize(String text, DeserializationContext context) {
            return LocalDate.parse(text);
        }
    }

    private static SimpleModule rounding() {
        return new SimpleModule("rounding")
                .addSerializer(Double.class, new ComputedNumber())
                .addSerializer(double.class, new ComputedNumber())
                .addSerializer(Instant.class, new MomentText());
    }

    private static ObjectMapper mapper(StreamReadConstraints constraints) {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(constraints)
                        .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .build();
        JsonMapper mapper =
                JsonMapper.builder(factory)
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .addModule(new Jdk8Module())
                        .addModule(
                                new SimpleModule()
                                        .addSerializer(Instant.class, ToStringSerializer.instance)
                                        .addSerializer(
                                                LocalDate.class, ToStringSerializer.instance))
                        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }
}
