package bellwether.platform.http;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Reads query parameters; a wrong one is 422 and names the parameter, the rule and the value.
public final class QueryParameters {
    private QueryParameters() {}

    /// Refuses parameters that the route does not know.
    public static void allowOnly(Context ctx, String... names) {
        allowOnly(ctx, Set.of(), names);
    }

    /// The same, where some of them may be given several times.
    public static void allowOnly(Context ctx, Set<String> repeatable, String... names) {
        Set<String> known = new TreeSet<>(Arrays.asList(names));
        List<Fault> faults =
                ctx.queryParamMap().keySet().stream()
                        .filter(name -> !known.contains(name))
                        .map(name -> new Fault("?" + Quoted.text(name), unknown(known, name)))
                        .toList();
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        ctx.queryParamMap()
                .forEach((name, values) ->
                        requireDecentValues(name, values, repeatable.contains(name)));
    }

    private static void requireDecentValues(String name, List<String> values, boolean repeatable) {
        if (values.size() > 1 && !repeatable) {
            throw Refusal.invalid(
                    "?" + name, "must occur once, occurs %d times".formatted(values.size()));
        }
        if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw Refusal.invalid("?" + name, "must not contain the character NUL");
        }
    }

    private static String unknown(Set<String> known, String name) {
        return "is not a known parameter; "
                + DidYouMean.among(known, name)
                        .map(meant -> "did you mean " + meant + "?")
                        .orElse(
                                known.isEmpty()
                                        ? "there is none"
                                        : "known are " + String.join(", ", known));
    }

    public static int integer(Context ctx, String name, int least, int most, int absent) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return absent;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, like a number that is out of bounds
        }
        throw Refusal.invalid(
                "?" + name,
                "must be a whole number from %d to %d, was \"%s\""
                        .formatted(least, most, Quoted.text(text)));
    }

    /// One of an enum's constants, in any case; a refusal names them as answers show them.
    public static <E extends Enum<E>> Optional<E> oneOf(Context ctx, String name, Class<E> type) {
        return oneOf(
                ctx, name, type, constant -> Json.shared().convertValue(constant, String.class));
    }

    /// The same of constants that answers show by a name that their type does not know.
    public static <E extends Enum<E>> Optional<E> oneOf(
            Context ctx, String name, Class<E> type, Function<E, String> shown) {
        return oneOf(ctx, name, Arrays.asList(type.getEnumConstants()), shown);
    }

    /// One of some constants, where others of the type are not answered.
    public static <E extends Enum<E>> Optional<E> oneOf(
            Context ctx, String name, List<E> answered, Function<E, String> shown) {
        return Optional.ofNullable(ctx.queryParam(name))
                .map(text ->
                        answered.stream()
                                .filter(one -> one.name().equalsIgnoreCase(text))
                                .findFirst()
                                .orElseThrow(() ->
                                        Refusal.invalid(
                                                "?" + name,
                                                DidYouMean.rule(
                                                        answered.stream().map(shown).toList(),
                                                        text))));
    }

    /// Whether it is `true`; absent means no.
    public static boolean flag(Context ctx, String name) {
        String text = ctx.queryParam(name);
        return switch (text == null ? "false" : text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw Refusal.invalid(
                            "?" + name,
                            "must be true or false, was \"%s\"".formatted(Quoted.text(text)));
        };
    }

    /// A moment, with its zone; of a date alone, its beginning in UTC.
    public static Optional<Instant> time(Context ctx, String name) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return Optional.empty();
        }
        Optional<OffsetDateTime> time =
                moment(text).filter(known -> known.getYear() >= 1900 && known.getYear() <= 9999);
        if (time.isEmpty()) {
            throw Refusal.invalid(
                    "?" + name,
                    "must be a date such as 2026-01-31, or a time with its zone such as 2026-01-31T09:30:00Z, was \"%s\"%s"
                            .formatted(Quoted.text(text), lostPlus(text)));
        }
        return time.map(OffsetDateTime::toInstant);
    }

    private static Optional<OffsetDateTime> moment(String text) {
        try {
            return Optional.of(
                    text.indexOf('T') < 0 && text.indexOf('t') < 0
                            ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                            : OffsetDateTime.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// In a URL, `+` means a space.
    private static String lostPlus(String text) {
        return text.matches(".*T.* \\d\\d:?\\d\\d")
                ? "; in a URL a + means a space, write it as %2B: " + text.replace(" ", "%2B")
                : "";
    }

    /// How many items a page of a list may have.
    public static int limit(Context ctx) {
        return integer(ctx, "limit", 1, Page.MOST, Page.USUAL);
    }
}
