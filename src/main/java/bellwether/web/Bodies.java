package bellwether.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/// Reads request bodies into records: broken JSON is 400, another type 415, and whatever is
/// well-formed but wrong is 422 with every fault listed, those of shape and those of the record's
/// constraints alike.
public final class Bodies {
    private final Validator validator;

    public Bodies() {
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
        requireJson(ctx);
        return check(parse(ctx.bodyAsBytes()), type);
    }

    private <T> T check(JsonNode tree, Class<T> type) {
        if (!tree.isObject()) {
            throw Refusal.invalid("", "the body must be a JSON object, was " + Shown.json(tree));
        }
        Binding<T> binding = Binding.of(tree, type);
        List<Fault> faults = new ArrayList<>(binding.faults());
        binding.value().ifPresent(value -> faults.addAll(broken(value, binding)));
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return binding.value().orElseThrow();
    }

    /// A field whose shape is wrong already is not blamed a second time for being absent.
    private <T> List<Fault> broken(T value, Binding<T> binding) {
        return validator.validate(value).stream()
                .map(Constraints::fault)
                .filter(fault -> !binding.blames(fault.pointer()))
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .toList();
    }

    private static JsonNode parse(byte[] body) {
        if (body.length == 0) {
            throw Refusal.of(400, "empty_body", "The request needs a JSON body; it was empty.");
        }
        try {
            return Json.shared().readTree(utf8(body));
        } catch (JsonProcessingException e) {
            throw Refusal.of(400, "broken_json", "The body is not valid JSON" + where(e) + ".");
        }
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.of(400, "broken_text", "The body is not valid UTF-8.");
        }
    }

    private static String where(JsonProcessingException e) {
        String reason = Shown.text(e.getOriginalMessage());
        return e.getLocation() == null
                ? ": " + reason
                : " (line %d, column %d): %s"
                        .formatted(
                                e.getLocation().getLineNr(), e.getLocation().getColumnNr(), reason);
    }

    private static void requireJson(Context ctx) {
        String type = ctx.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?")) {
            throw Refusal.of(
                    415,
                    "unsupported_media_type",
                    "Send the body with Content-Type: application/json; it was "
                            + (type == null ? "not given" : Shown.text(type)));
        }
    }
}
