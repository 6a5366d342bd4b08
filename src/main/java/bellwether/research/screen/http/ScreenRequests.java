package bellwether.research.screen.http;

import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseReader;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.ScreenId;
import bellwether.research.screen.ScreenQuery;
import bellwether.research.screen.ScreenRequest;
import bellwether.research.screen.store.ScreenStore;
import bellwether.research.screen.work.OwnerFacts;
import bellwether.research.screen.work.ScreenDesk;
import bellwether.research.screen.work.ScreenReader;
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
    private static final String EVERYTHING = "close > 0";
    private static final int MOST_NEAR = 200;

    private final ScreenDesk desk;
    private final ScreenStore store;

    ScreenRequests(ScreenDesk desk, ScreenStore store) {
        this.desk = desk;
        this.store = store;
    }

    /// Whether the parameters of a request name a condition or a screen.
    static boolean isOfSome(Context ctx) {
        return ctx.queryParam("q") != null || ctx.queryParam("screen") != null;
    }

    /// Of the parameters of a request; without a condition, of every symbol with a price.
    AskedScreen ofOrEverything(Context ctx) {
        return of(ctx, q(isOfSome(ctx) ? ctx.queryParam("q") : EVERYTHING));
    }

    /// Of the parameters of a request.
    AskedScreen of(Context ctx) {
        return of(ctx, q(ctx.queryParam("q")));
    }

    private AskedScreen of(Context ctx, @Nullable JsonNode q) {
        List<Fault> faults = new ArrayList<>();
        Optional<Universe> universe =
                UniverseReader.parameters(
                        ctx.queryParam("universe"), ctx.queryParam("tickers"), faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        ScreenBody asked =
                new ScreenBody(
                        q,
                        ctx.queryParam("screen"),
                        universe.map(Universe::json).orElse(null),
                        ctx.queryParam("timeframe"),
                        values(ctx.queryParam("fields")),
                        values(ctx.queryParam("sort")),
                        null,
                        null,
                        null);
        return asked(Callers.of(ctx).owner(), asked, view(ctx), ScreenRequests::parameter);
    }

    /// @param pointer of a part of the request by its name
    AskedScreen asked(
            String owner, ScreenBody body, ScreenView view, UnaryOperator<String> pointer) {
        ScreenQuery query = query(owner, body, pointer);
        Optional<Universe> universe = new AskedUniverse(body.universe()).given();
        desk.expire(query.timeframe());
        OwnerFacts facts = desk.facts(owner, query.timeframe());
        universe.ifPresent(new ScreenReader(facts, pointer)::require);
        boolean isOfSaved = body.screen() != null && universe.isEmpty();
        return new AskedScreen(
                query,
                view,
                name -> pointer.apply(isOfSaved && name.startsWith("universe") ? "screen" : name));
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
        return asked(Callers.of(ctx).owner(), body, body.view(), ScreenRequests::member);
    }

    /// Of a request that did not come over HTTP.
    AskedScreen of(String owner, ScreenRequest request) {
        ScreenPlace place = request.cursor().map(ScreenPlace::of).orElse(ScreenPlace.FIRST);
        return asked(
                owner,
                ScreenBody.of(request, q(request.condition().orElse(null))),
                new ScreenView(request.near(), false, place, request.limit()),
                ScreenRequests::parameter);
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

    private ScreenQuery query(String owner, ScreenBody body, UnaryOperator<String> pointer) {
        Optional<Universe> universe = new AskedUniverse(body.universe()).given();
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
                    universe.orElse(saved.universe()),
                    body.timeframe() == null
                            ? saved.timeframe()
                            : timeframe(body.timeframe(), pointer),
                    fields,
                    sort);
        }
        Timeframe timeframe = timeframe(body.timeframe(), pointer);
        return new ScreenQuery(
                text(owner, timeframe, Objects.requireNonNull(body.q()), pointer),
                universe.orElseGet(Universe.Everything::new),
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
        desk.expire(timeframe);
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
        if (name.startsWith("universe/")) {
            return name.startsWith("universe/tickers") ? "?tickers" : "?universe";
        }
        return "?" + name;
    }
}
