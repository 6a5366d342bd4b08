package bellwether.research.learning.http;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.MemoryBudget.Need;
import bellwether.platform.base.MemoryBudget.Room;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.research.learning.feature.Feature;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.feature.FeatureDay;
import bellwether.research.learning.feature.FeatureFamily;
import bellwether.research.learning.feature.FeatureValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// What models see of a bar: the catalogue, and the values of a symbol on a day.
public final class FeatureRoutes implements Routes {
    private static final long SECONDS_PER_DAY = 86_400;

    /// 73 columns, those of the votes, and two bytes for each candlestick pattern.
    private static final int BYTES_PER_BAR = 1_200;

    private final Market market;
    private final MemoryBudget memory;

    public FeatureRoutes(Market market, MemoryBudget memory) {
        this.market = market;
        this.memory = memory;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/features", FeatureRoutes::list, Role.READER);
        routes.get("/api/v1/stocks/{ticker}/features", this::show, Role.READER);
    }

    /// @param bars needed
    private record FeatureEntry(
            String id,
            String name,
            FeatureFamily family,
            String formula,
            int bars,
            boolean needsUniverse) {
        static FeatureEntry of(Feature feature) {
            return new FeatureEntry(
                    feature.id(),
                    feature.name(),
                    feature.family(),
                    feature.formula(),
                    feature.bars(),
                    feature.family().needsUniverse());
        }
    }

    private record Catalogue(int version, @JsonUnwrapped Page<FeatureEntry> page) {}

    private static void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "family");
        Optional<FeatureFamily> family =
                QueryParameters.oneOf(ctx, "family", FeatureFamily.class, FeatureFamily::key);
        List<FeatureEntry> features =
                FeatureCatalogue.all().stream()
                        .filter(one -> family.isEmpty() || one.family() == family.get())
                        .map(FeatureEntry::of)
                        .toList();
        reading.answer(
                EntityTag.ofBytes(), new Catalogue(FeatureCatalogue.VERSION, Page.whole(features)));
    }

    /// @param asOf the date of the bar
    /// @param bars up to and with it, with prices
    private record SymbolValues(
            String ticker,
            String timeframe,
            LocalDate asOf,
            int bars,
            int version,
            boolean synthetic,
            List<String> sources,
            @JsonUnwrapped Page<FeatureValue> page) {}

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "as_of");
        Ticker ticker = TickerParameter.of(ctx);
        Optional<LocalDate> day = day(ctx, ticker);
        List<String> one = List.of(ticker.name());
        try (Room _ = market.room(one, Timeframe.DAY, MemoryBudget.REQUEST)) {
            History history =
                    market.finished(one, Timeframe.DAY).stream()
                            .filter(found -> found.bars().size() > 0)
                            .findFirst()
                            .orElseThrow(() -> withoutBars(ticker));
            reading.answer(EntityTag.ofBytes(), shown(history, until(history, day)));
        }
    }

    private Optional<LocalDate> day(Context ctx, Ticker ticker) {
        Optional<LocalDate> day =
                Optional.ofNullable(ctx.queryParam("as_of")).map(FeatureRoutes::parsed);
        LocalDate today = market.calendar(ticker.name()).day(market.now());
        if (day.filter(today::isBefore).isPresent()) {
            throw Refusal.invalid(
                    "?as_of",
                    "must not be after today at the exchange, %s, was %s"
                            .formatted(today, day.get()));
        }
        return day;
    }

    private static LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(
                    "?as_of",
                    "must be a date such as 2026-01-31, was \"%s\"".formatted(Quoted.text(text)));
        }
    }

    private static Need need(String ticker, int bars) {
        return new Need(
                MemoryBudget.Share.ANSWERS,
                (long) bars * BYTES_PER_BAR,
                "the features of %,d bars of %s".formatted(bars, ticker),
                "Name an earlier day as as_of.");
    }

    private Refusal withoutBars(Ticker ticker) {
        return market.symbols().find(ticker).isPresent()
                ? Refusal.notFound(
                        "no_history",
                        "%s has no daily bars whose session is over. Import its prices."
                                .formatted(ticker))
                : market.symbols().unknown(ticker);
    }

    private static Bars until(History history, Optional<LocalDate> day) {
        Bars all = history.bars();
        if (day.isEmpty()) {
            return all;
        }
        int count = all.place(day.get().plusDays(1).toEpochDay() * SECONDS_PER_DAY);
        if (count == 0) {
            throw Refusal.invalid(
                    "?as_of",
                    "must not be before the first bar of %s, %s, was %s"
                            .formatted(history.ticker(), date(all, 0), day.get()));
        }
        return all.trimmed(count);
    }

    private static LocalDate date(Bars bars, int bar) {
        return LocalDate.ofEpochDay(Math.floorDiv(bars.time()[bar], SECONDS_PER_DAY));
    }

    private SymbolValues shown(History history, Bars bars) {
        FeatureDay day;
        try (Room _ = memory.take(need(history.ticker(), bars.size()), MemoryBudget.REQUEST)) {
            day = FeatureDay.of(bars);
        }
        return new SymbolValues(
                history.ticker(),
                Timeframe.DAY.code(),
                date(bars, bars.size() - 1),
                day.bars(),
                FeatureCatalogue.VERSION,
                history.synthetic(),
                history.sources(),
                Page.whole(day.values()));
    }
}
