package bellwether.research.screen.http;

import bellwether.market.symbols.Universe;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.screen.ScreenQuery;
import bellwether.research.screen.work.OwnerFacts;
import bellwether.research.screen.work.ScreenDesk;
import bellwether.research.screen.work.ScreenReader;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionError;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.ParsedCondition;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what a condition means and what screening by it takes, before it is done.
public final class ScreenCheckRoutes implements Routes {

    private final ScreenDesk desk;
    private final BodyParser bodies;

    public ScreenCheckRoutes(ScreenDesk desk, BodyParser bodies) {
        this.desk = desk;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(ScreenRoutes.ALL + "/check", this::check, Role.READER);
    }

    private void check(Context ctx) {
        QueryParameters.allowOnly(ctx);
        CheckBody body = bodies.read(ctx, CheckBody.class);
        String owner = Callers.of(ctx).owner();
        var timeframe = ScreenRequests.timeframe(body.timeframe(), ScreenCheckRoutes::member);
        desk.expire(timeframe);
        OwnerFacts facts = desk.facts(owner, timeframe);
        List<ShownCheck.Mistake> mistakes = new ArrayList<>();
        Optional<Condition> condition = read(body.q(), facts, mistakes);
        if (condition.isEmpty() || !mistakes.isEmpty()) {
            Responses.json(ctx, new ShownCheck(false, null, null, null, mistakes));
            return;
        }
        Universe universe = new AskedUniverse(body.universe()).orAll();
        ScreenReader reader = new ScreenReader(facts, ScreenCheckRoutes::member);
        reader.require(universe);
        String text = ConditionLanguage.text(condition.get());
        ScreenQuery query = new ScreenQuery(text, universe, timeframe, List.of(), List.of());
        Responses.json(
                ctx,
                new ShownCheck(
                        true,
                        text,
                        ConditionLanguage.sentence(condition.get()),
                        cost(reader.read(query)),
                        List.of()));
    }

    private static Optional<Condition> read(
            JsonNode q, OwnerFacts facts, List<ShownCheck.Mistake> mistakes) {
        ConditionLanguage language = new ConditionLanguage(facts.fields());
        Optional<Condition> found;
        if (q.isTextual()) {
            found =
                    switch (language.parse(q.textValue())) {
                        case ParsedCondition.Valid(Condition condition) -> Optional.of(condition);
                        case ParsedCondition.Invalid(List<ConditionError> errors) -> {
                            errors.forEach(error -> mistakes.add(mistake(error)));
                            yield Optional.empty();
                        }
                    };
        } else {
            List<Fault> faults = new ArrayList<>();
            found = language.parse(q, "/q", faults);
            faults.forEach(fault -> mistakes.add(mistake(fault.pointer(), fault.detail())));
        }
        found.ifPresent(condition ->
                new ScreenReader(facts, ScreenCheckRoutes::member)
                        .benchmarks(condition)
                        .forEach(name ->
                                mistakes.add(mistake("/q", ScreenReader.needsBenchmark(name)))));
        return found;
    }

    private static ShownCheck.Mistake mistake(ConditionError error) {
        return new ShownCheck.Mistake(
                null,
                error.position(),
                error.length(),
                error.found(),
                error.expected(),
                error.didYouMean(),
                error.detail());
    }

    private static ShownCheck.Mistake mistake(String pointer, String detail) {
        return new ShownCheck.Mistake(pointer, null, null, null, List.of(), null, detail);
    }

    private ShownCheck.Cost cost(ScreenReader.Understood understood) {
        int symbols = understood.universe().cardinality();
        int behind = desk.behind(understood).size();
        boolean isOfBars = !understood.lacking().isEmpty();
        return new ShownCheck.Cost(
                isOfBars ? "bars" : "sheets",
                symbols,
                understood.lacking(),
                behind,
                isOfBars
                        ? "A job over the stored bars of %d symbols: the sheets do not decide %s."
                                .formatted(symbols, String.join(" and ", understood.lacking()))
                        : behind > 0
                                ? "At once from %d sheets; %d are missing or older than the stored bars, POST /api/v1/screen makes them as a job first."
                                        .formatted(symbols, behind)
                                : "At once from %d sheets.".formatted(symbols));
    }

    private static String member(String name) {
        return "/" + name;
    }
}
