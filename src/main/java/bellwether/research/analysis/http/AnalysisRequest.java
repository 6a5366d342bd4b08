package bellwether.research.analysis.http;

import bellwether.market.money.PriceUnit;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.SelfValidating;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.store.AnalysisParams;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/analyses`. Every field but the symbols and the capital may be absent
/// or null and then takes the profile's or the service's default.
///
/// @param tickers 1 to 10,000; either these, the universe or the list
/// @param universe `all`: every real symbol with price history, or every synthetic one while there
///   is no other; `synthetic`
/// @param watchlist the id or the name of a list of the caller's, whose tickers are taken
/// @param capital 1 to 1,000,000,000,000, in `capitalCurrency`, or else in the currency of each
///   symbol: pounds where prices are in pence
/// @param capitalCurrency a currency, or a hundredth of one such as `GBX`
/// @param asOf a past day: only bars up to it are used, and the analysis says that it is recomputed
public record AnalysisRequest(
        @Nullable @Size(min = 1, max = 10_000, message = "must have 1 to 10,000 entries")
                List<
                                @NotNull(message = "must be a ticker, was null")
                                @Pattern(regexp = Ticker.TYPED_RULE, message = TICKER_RULE) String>
                        tickers,
        @Nullable
                @Pattern(
                        regexp = "all|synthetic",
                        message = "must be \"all\" (every real symbol) or \"synthetic\"")
                String universe,
        @Nullable String watchlist,
        @NotNull(message = CAPITAL_REQUIRED)
                @DecimalMin(value = "1", message = CAPITAL_RULE)
                @DecimalMax(value = "1000000000000", message = CAPITAL_RULE)
                BigDecimal capital,
        @Nullable String profile,
        @Nullable
                @DecimalMin(value = "0.01", message = "must be 0.01 to 10")
                @DecimalMax(value = "10", message = "must be 0.01 to 10")
                BigDecimal riskPercent,
        @Nullable
                @DecimalMin(value = "0.1", message = "must be 0.1 to 100")
                @DecimalMax(value = "100", message = "must be 0.1 to 100")
                BigDecimal positionLimitPercent,
        @Nullable
                @DecimalMin(value = "1.5", message = "must be 1.5 to 9")
                @DecimalMax(value = "9", message = "must be 1.5 to 9")
                BigDecimal rewardRisk,
        @Nullable String timeframe,
        @Nullable String capitalCurrency,
        @Nullable String asOf)
        implements SelfValidating {
    public static final String CAPITAL_REQUIRED =
            "is required: the capital for position sizing, a number from 1 to 1,000,000,000,000"
                    + " such as 100000";
    public static final String CAPITAL_RULE = "must be 1 to 1,000,000,000,000";
    public static final String TICKER_RULE =
            "must be a ticker such as TCS.NS or ^GSPC: 1 to 32 letters, digits or . - ^ = & _";

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (Stream.of(tickers, universe, watchlist).filter(Objects::nonNull).count() != 1) {
            faults.add(new Fault("/tickers", "send one of tickers, universe and watchlist"));
        }
        if (timeframe != null && !timeframe.equals(Timeframe.DAY.code())) {
            faults.add(
                    new Fault(
                            "/timeframe",
                            DidYouMean.rule(List.of(Timeframe.DAY.code()), timeframe)));
        }
        if (capitalCurrency != null && PriceUnit.of(capitalCurrency).isEmpty()) {
            faults.add(new Fault("/capital_currency", PriceUnit.rule(capitalCurrency)));
        }
        if (asOf != null && day().isEmpty()) {
            faults.add(
                    new Fault(
                            "/as_of",
                            "must be a date such as 2024-01-31, was \"%s\""
                                    .formatted(Quoted.text(asOf))));
        }
        return faults;
    }

    /// The past day that is asked for; nothing for an analysis of today.
    public Optional<LocalDate> day() {
        try {
            return Optional.ofNullable(asOf)
                    .map(LocalDate::parse)
                    .filter(day -> day.getYear() >= 1 && day.getYear() <= 9999);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// The tickers in capital letters, each once, in the order given; empty for a universe and for
    /// a list.
    public List<String> normalised() {
        return Optional.ofNullable(tickers).orElse(List.of()).stream()
                .map(typed -> Ticker.of(typed).orElseThrow().name())
                .distinct()
                .toList();
    }

    /// Whether it has all that a job needs, with tickers that can be read.
    public boolean isComplete() {
        return Objects.nonNull(capital)
                && Optional.ofNullable(tickers).orElse(List.of()).stream()
                        .allMatch(typed -> Objects.nonNull(typed) && Ticker.of(typed).isPresent());
    }

    public boolean isSynthetic() {
        return "synthetic".equals(universe);
    }

    public String profileName() {
        return Objects.requireNonNullElse(profile, BuiltInProfiles.BALANCED.name());
    }

    /// As it was asked, without what is known only when it is submitted.
    public AnalysisParams params() {
        return new AnalysisParams(
                profileName(),
                Objects.requireNonNullElse(timeframe, Timeframe.DAY.code()),
                plain(capital),
                Optional.ofNullable(riskPercent).map(AnalysisRequest::plain),
                Optional.ofNullable(positionLimitPercent).map(AnalysisRequest::plain),
                Optional.ofNullable(rewardRisk).map(AnalysisRequest::plain),
                Optional.ofNullable(capitalCurrency).flatMap(PriceUnit::of).map(PriceUnit::code),
                day().map(LocalDate::toString),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// 1000 and 1000.0 are the same request.
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
