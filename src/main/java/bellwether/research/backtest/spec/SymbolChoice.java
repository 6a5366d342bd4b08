package bellwether.research.backtest.spec;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.SelfValidating;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Over which symbols and days a rule is run.
///
/// @param universe `all`: every real symbol, or every synthetic one while there is no other;
///   `synthetic`
/// @param watchlist the id or the name of a list of the caller's, whose tickers are taken
/// @param from the first day on which anything is decided
/// @param to the last day
/// @param benchmark whose closes the result is compared with
public record SymbolChoice(
        @Nullable @Size(min = 1, max = 10_000, message = "must have 1 to 10,000 entries")
                List<@NotNull(message = "must be a ticker, was null") String> tickers,
        @Nullable
                @Pattern(
                        regexp = "all|synthetic",
                        message = "must be \"all\" (every real symbol) or \"synthetic\"")
                String universe,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String watchlist,
        @Nullable String from,
        @Nullable String to,
        @Nullable String benchmark)
        implements SelfValidating {
    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (Stream.of(tickers, universe, watchlist).filter(Objects::nonNull).count() != 1) {
            faults.add(new Fault("/tickers", "send one of tickers, universe and watchlist"));
        }
        for (int i = 0; tickers != null && i < tickers.size(); i++) {
            String typed = tickers.get(i);
            if (typed != null && Ticker.of(typed).isEmpty()) {
                faults.add(new Fault("/tickers/" + i, Ticker.rule(typed)));
            }
        }
        if (benchmark != null && Ticker.of(benchmark).isEmpty()) {
            faults.add(new Fault("/benchmark", Ticker.rule(benchmark)));
        }
        date("/from", from, faults);
        date("/to", to, faults);
        if (first().isPresent() && last().isPresent() && first().get().isAfter(last().get())) {
            faults.add(
                    new Fault(
                            "/from",
                            "must not be after the end of the span (%s), was %s"
                                    .formatted(to, from)));
        }
        return faults;
    }

    private static void date(String pointer, @Nullable String typed, List<Fault> faults) {
        if (typed != null && day(typed).isEmpty()) {
            faults.add(
                    new Fault(
                            pointer,
                            "must be a date such as 2024-01-31, was \"%s\""
                                    .formatted(Quoted.text(typed))));
        }
    }

    private static Optional<LocalDate> day(@Nullable String typed) {
        try {
            return Optional.ofNullable(typed)
                    .map(LocalDate::parse)
                    .filter(day -> day.getYear() >= 1 && day.getYear() <= 9999);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Optional<LocalDate> first() {
        return day(from);
    }

    Optional<LocalDate> last() {
        return day(to);
    }
}
