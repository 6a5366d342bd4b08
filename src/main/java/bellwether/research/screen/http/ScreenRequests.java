package bellwether.research.screen.http;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.ScreenId;
import bellwether.research.screen.ScreenQuery;
import bellwether.research.screen.store.ScreenStore;
import bellwether.research.screen.work.ScreenDesk;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionLanguage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads what requests ask for, from parameters or from a body.
final class ScreenRequests {
    private static final int MOST_NEAR = 200;

    private final ScreenDesk desk;
    private final ScreenStore store;

    ScreenRequests(ScreenDesk desk, ScreenStore store) {
        this.desk = desk;
        this.store = store;
    }

    /// Of the parameters of a request.
    AskedScreen of(Context ctx) {
        JsonNode q = q(ctx.queryParam("q"));
        return new AskedScreen(
                query(
                        ctx,
                        new ScreenBody(
                                q,
                                ctx.queryParam("screen"),
                                ctx.queryParam("universe"),
                                ctx.queryParam("timeframe"),
                                values(ctx.queryParam("fields")),
                                values(ctx.queryParam("sort")),
                                null,
                                null,
                                null),
                        ScreenRequests::parameter),
                view(ctx),
                ScreenRequests::parameter);
    }

    /// How a result is to be shown.
    static ScreenView view(Context ctx) {
        return new ScreenView(
                QueryParameters.integer(ctx, "near", 0, MOST_NEAR, 0),
                isColumns(ctx.queryParam("shape")),
                ScreenPlace.of(ctx),
                QueryParameters.limit(ctx));
    }

    private static boolean isColumns(@Nullable String shape) {
        return switch (shape) {
            case null -> false;
            case "rows" -> false;
            case "columns" -> true;
            default ->
                    throw Refusal.invalid(
                            "?shape", DidYouMean.rule(List.of("rows", "columns"), shape));
        };
    }

    /// Of a body.
    AskedScreen of(Context ctx, ScreenBody body) {
        return new AskedScreen(
                query(ctx, body, ScreenRequests::member),
                new ScreenView(
                        Objects.requireNonNullElse(body.near(), 0),
                        "columns".equals(body.shape()),
                        ScreenPlace.FIRST,
                        Objects.requireNonNullElse(body.limit(), Page.USUAL)),
                ScreenRequests::member);
    }

    /// A condition as a parameter has it: JSON where it begins like it.
    private static @Nullable JsonNode q(@Nullable String text) {
        if (text == null || !text.strip().startsWith("{")) {
            return text == null ? null : Json.shared().getNodeFactory().textNode(text);
        }
        try {
            return Json.shared().readTree(text);
        } catch (JsonProcessingException e) {
            throw Refusal.invalidAs(
                    "bad_condition",
                    List.of(
                            new Fault(
                                    "?q",
                                    "begins like JSON and is none, was \"%s\""
                                            .formatted(Quoted.text(text)))));
        }
    }

    /// Values with commas between them; those within parentheses are their own.
    static List<String> values(@Nullable String text) {
        List<String> values = new ArrayList<>();
        int depth = 0;
        StringBuilder value = new StringBuilder();
        for (char letter : (text == null ? "" : text).toCharArray()) {
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (letter == ',' && depth <= 0) {
                values.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(letter);
            }
        }
        values.add(value.toString().strip());
        values.removeIf(String::isEmpty);
        return values;
    }

    private ScreenQuery query(Context ctx, ScreenBody body, UnaryOperator<String> pointer) {
        String owner = Callers.of(ctx).owner();
        if ((body.q() == null) == (body.screen() == null)) {
            throw Refusal.invalid(
                    pointer.apply("q"),
                    "give either q, a condition such as RSI_14 < 30, or screen, the id or name of a"
                            + " saved screen");
        }
        List<String> fields = Objects.requireNonNullElse(body.fields(), List.of());
        List<String> sort = Objects.requireNonNullElse(body.sort(), List.of());
        if (body.screen() != null) {
            SavedScreen saved = saved(owner, body.screen());
            return new ScreenQuery(
                    saved.text(),
                    Objects.requireNonNullElse(body.universe(), saved.universe()),
                    body.timeframe() == null
                            ? saved.timeframe()
                            : timeframe(body.timeframe(), pointer),
                    fields,
                    sort);
        }
        Timeframe timeframe = timeframe(body.timeframe(), pointer);
        return new ScreenQuery(
                text(owner, timeframe, Objects.requireNonNull(body.q()), pointer),
                Objects.requireNonNullElse(body.universe(), "all"),
                timeframe,
                fields,
                sort);
    }

    /// A saved screen of an owner by its id or name.
    SavedScreen saved(String owner, String idOrName) {
        Optional<ScreenId> id = ScreenId.parse(idOrName);
        return id.isPresent()
                ? store.known(owner, id.get())
                : store.find(owner, idOrName)
                        .orElseThrow(() -> ScreenStore.unknown(Quoted.text(idOrName)));
    }

    static Timeframe timeframe(@Nullable String code, UnaryOperator<String> pointer) {
        if (code == null) {
            return Timeframe.DAY;
        }
        return Timeframe.of(code)
                .filter(Timeframe::isStored)
                .orElseThrow(() ->
                        Refusal.invalid(
                                pointer.apply("timeframe"),
                                DidYouMean.rule(
                                        Arrays.stream(Timeframe.values())
                                                .filter(Timeframe::isStored)
                                                .map(Timeframe::code)
                                                .toList(),
                                        code)));
    }

    /// The text of a condition in either spelling; a text is read later.
    String text(String owner, Timeframe timeframe, JsonNode q, UnaryOperator<String> pointer) {
        if (q.isTextual()) {
            return q.textValue();
        }
        List<Fault> faults = new ArrayList<>();
        Optional<Condition> condition =
                new ConditionLanguage(desk.facts(owner, timeframe).fields())
                        .parse(q, pointer.apply("q"), faults);
        if (condition.isEmpty() || !faults.isEmpty()) {
            throw Refusal.invalidAs("bad_condition", faults);
        }
        return ConditionLanguage.text(condition.get());
    }

    private static String member(String name) {
        return "/" + name;
    }

    private static String parameter(String name) {
        return "?" + name;
    }
}
