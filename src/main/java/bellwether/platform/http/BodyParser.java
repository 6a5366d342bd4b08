package bellwether.platform.http;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.SelfValidating;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/// Reads request bodies into records: broken JSON is 400, another type 415, and whatever is
/// well-formed but wrong is 422 with every fault listed, those of shape and those of the record's
/// constraints alike.
public final class BodyParser {
    private static final Pattern JSON_TYPE =
            Pattern.compile(
                    "\\s*application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*)?",
                    Pattern.CASE_INSENSITIVE);

    private final Validator validator;

    public BodyParser() {
        try (ValidatorFactory factory =
                Validation.byProvider(HibernateValidator.class)
                        .configure()
                        .messageInterpolator(new ParameterMessageInterpolator())
                        .defaultLocale(Locale.ROOT)
                        .buildValidatorFactory()) {
            validator = factory.getValidator();
        }
    }

    /// The body as a `type`, checked.
    ///
    /// @throws Refusal when it is not one
    public <T> T read(Context ctx, Class<T> type) {
        return read(ctx, type, body -> List.of());
    }

    /// The same, with rules that the body alone cannot know, such as whether what it names exists.
    ///
    /// @param further asked even when single fields are wrong too
    public <T> T read(Context ctx, Class<T> type, Function<T, List<Fault>> further) {
        requireJson(ctx);
        return check(parse(ctx.bodyAsBytes()), type, further);
    }

    /// The body as an object, for a route that takes it apart before it is checked.
    ///
    /// @throws Refusal when it is none
    public ObjectNode object(Context ctx) {
        requireJson(ctx);
        return requireStorable(parse(ctx.bodyAsBytes()));
    }

    /// The body as JSON of any form, whatever its texts hold.
    ///
    /// @throws Refusal when it is none
    public JsonNode tree(Context ctx) {
        requireJson(ctx);
        return parse(ctx.bodyAsBytes());
    }

    /// An object as a `type`, checked like a body.
    ///
    /// @throws Refusal when it is not one
    public <T> T read(ObjectNode body, Class<T> type, Function<T, List<Fault>> further) {
        return check(body, type, further);
    }

    private static ObjectNode requireObject(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.invalid("", "the body must be a JSON object, was " + Quoted.json(tree));
    }

    /// An object whose texts the database can hold.
    private static ObjectNode requireStorable(JsonNode tree) {
        ObjectNode object = requireObject(tree);
        List<Fault> faults = UnstorableTexts.faults(object);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return object;
    }

    private <T> T check(JsonNode tree, Class<T> type, Function<T, List<Fault>> further) {
        BodyBinding<T> binding = BodyBinding.of(requireStorable(tree), type);
        List<Fault> faults = new ArrayList<>(binding.faults());
        binding.value().ifPresent(value -> faults.addAll(broken(value, binding, further)));
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return binding.value().orElseThrow();
    }

    /// A field whose shape is wrong already is not blamed a second time for being absent, nor is
    /// the whole then, which lacks it too.
    private <T> List<Fault> broken(
            T value, BodyBinding<T> binding, Function<T, List<Fault>> further) {
        Stream<Fault> single =
                validator.validate(value).stream()
                        .map(Constraints::fault)
                        .sorted(Comparator.comparing(Fault::pointer));
        Stream<Fault> joint =
                value instanceof SelfValidating checked
                        ? checked.faults().stream()
                        : Stream.empty();
        return Stream.of(single, further.apply(value).stream(), joint)
                .flatMap(all -> all)
                .filter(fault -> !binding.blames(fault.pointer()))
                .filter(fault -> !fault.pointer().isEmpty() || binding.faults().isEmpty())
                .toList();
    }

    /// Some editors put it before a file that a client then sends; RFC 8259 lets us pass over it.
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static JsonNode parse(byte[] body) {
        if (body.length == 0) {
            throw empty();
        }
        try {
            JsonNode tree = Json.shared().readTree(utf8(body));
            if (tree.isMissingNode()) {
                throw empty();
            }
            return tree;
        } catch (StreamConstraintsException e) {
            throw StatusRefusal.of(
                    400,
                    "broken_json",
                    "The body is nested more than %d deep, or a text, a number or the whole of it is too long."
                            .formatted(Json.DEEPEST));
        } catch (JsonProcessingException e) {
            throw StatusRefusal.of(
                    400, "broken_json", "The body is not valid JSON" + where(e) + ".");
        }
    }

    private static String utf8(byte[] body) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw StatusRefusal.of(400, "broken_text", "The body is not valid UTF-8.");
        }
    }

    private static Refusal empty() {
        return StatusRefusal.of(400, "empty_body", "The request needs a JSON body; it was empty.");
    }

    private static String where(JsonProcessingException e) {
        // what follows the first back-tick speaks of classes
        String reason =
                Quoted.text(e.getOriginalMessage())
                        .replaceAll("[^.;:]*[`(].*", "")
                        .replaceAll("[:;.\\s]+$", "");
        String place =
                e.getLocation() == null
                        ? ""
                        : " (line %d, column %d)"
                                .formatted(
                                        e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        return reason.isEmpty() ? place : place + ": " + reason;
    }

    private static void requireJson(Context ctx) {
        String type = ctx.header("Content-Type");
        if (type == null || !JSON_TYPE.matcher(type).matches()) {
            throw StatusRefusal.of(
                    415,
                    "unsupported_media_type",
                    "Send the body with Content-Type: application/json, in UTF-8; it was "
                            + (type == null ? "not given" : Quoted.text(type)));
        }
    }
}
