package bellwether.market.feeds.vendors;

import bellwether.market.feeds.AnswerParser;
import bellwether.market.feeds.Instrument;
import bellwether.market.feeds.PriceProvider;
import bellwether.market.feeds.ProviderBar;
import bellwether.market.feeds.ProviderException;
import bellwether.market.feeds.ProviderName;
import bellwether.market.feeds.Quote;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Yahoo's chart, version 8. Its prices are adjusted for the splits that came later, and it tells
/// those: the prices are turned back into the traded ones, as all stored bars are.
public final class Yahoo implements PriceProvider {
    private static final List<String> PRICES = List.of("open", "high", "low", "close");

    @Override
    public ProviderName source() {
        return ProviderName.YAHOO;
    }

    /// Our tickers are written as Yahoo writes them, but for a class of shares after a point.
    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Optional.of(
                instrument.isAmericanShare() ? instrument.share("-") : instrument.listed());
    }

    @Override
    public Question daily(Asked asked) {
        return Question.of(
                "/v8/finance/chart/%s?period1=%d&period2=%d&interval=1d&events=div%%2Csplit"
                        .formatted(
                                AnswerParser.encode(asked.symbol()),
                                asked.from().atStartOfDay(ZoneOffset.UTC).toEpochSecond(),
                                asked.until()
                                        .plusDays(2)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toEpochSecond()));
    }

    @Override
    public List<ProviderBar> days(String answer, Asked asked) {
        try {
            return new Chart(result(answer, asked.symbol())).days();
        } catch (ArithmeticException e) {
            throw ProviderException.wrong("returned a number out of range");
        }
    }

    private static JsonNode result(String answer, String symbol) {
        JsonNode chart = AnswerParser.json(answer).path("chart");
        JsonNode error = chart.path("error");
        if (error.isObject()) {
            throw ProviderException.noBars(
                    "said: " + AnswerParser.shown(error.path("description").asText("an error")));
        }
        JsonNode result = chart.path("result").path(0);
        if (!result.isObject()) {
            throw ProviderException.wrong("returned JSON without a chart");
        }
        AnswerParser.requireSame(symbol, result.at("/meta/symbol").asText(""));
        return result;
    }

    @Override
    public Optional<Question> quote(Instrument instrument, String symbol, String key) {
        return Optional.of(
                Question.of(
                        "/v8/finance/chart/%s?range=1d&interval=1d"
                                .formatted(AnswerParser.encode(symbol))));
    }

    @Override
    public Quote quoted(String answer, String symbol) {
        JsonNode meta = result(answer, symbol).path("meta");
        if (!meta.path("regularMarketTime").isIntegralNumber()) {
            throw ProviderException.noBars("returned no price for this symbol");
        }
        return Quote.at(
                        AnswerParser.price(meta.path("regularMarketPrice").asText("")),
                        AnswerParser.time(meta.get("regularMarketTime").asLong()))
                .after(AnswerParser.maybePrice(meta.path("chartPreviousClose")))
                .in(
                        Optional.of(meta.path("currency").asText(""))
                                .filter(text -> text.matches("[A-Za-z]{3}")));
    }

    /// One chart, with what is needed to undo its adjustment.
    private static final class Chart {
        private final JsonNode result;
        private final long offset;
        private final NavigableMap<LocalDate, BigDecimal> splits = new TreeMap<>();
        private final Map<LocalDate, BigDecimal> dividends = new TreeMap<>();

        Chart(JsonNode result) {
            this.result = result;
            this.offset = result.at("/meta/gmtoffset").asLong(0);
            for (JsonNode split : result.at("/events/splits")) {
                BigDecimal from = split.path("denominator").decimalValue();
                BigDecimal into = split.path("numerator").decimalValue();
                if (from.signum() <= 0 || into.signum() <= 0) {
                    throw ProviderException.wrong("returned an invalid split");
                }
                splits.put(date(split.path("date")), into.divide(from, MathContext.DECIMAL64));
            }
            for (JsonNode dividend : result.at("/events/dividends")) {
                dividends.put(date(dividend.path("date")), dividend.path("amount").decimalValue());
            }
        }

        private LocalDate date(JsonNode seconds) {
            if (!seconds.isIntegralNumber()) {
                throw ProviderException.wrong("returned a time that is not a number");
            }
            return AnswerParser.date(seconds.asLong() + offset);
        }

        List<ProviderBar> days() {
            JsonNode times = result.path("timestamp");
            JsonNode quote = result.at("/indicators/quote/0");
            if (times.isEmpty()) {
                throw ProviderException.noBars("has no bars for these days");
            }
            for (String name : PRICES) {
                if (quote.path(name).size() != times.size()) {
                    throw ProviderException.wrong("returned columns of different lengths");
                }
            }
            List<ProviderBar> days = new ArrayList<>();
            for (int i = 0; i < times.size(); i++) {
                days.add(day(date(times.get(i)), quote, i));
            }
            return days;
        }

        private ProviderBar day(LocalDate date, JsonNode quote, int place) {
            BigDecimal later =
                    splits.tailMap(date, false).values().stream()
                            .reduce(BigDecimal.ONE, (a, b) -> a.multiply(b, MathContext.DECIMAL64));
            List<String> numbers = new ArrayList<>();
            PRICES.forEach(name -> numbers.add(times(quote.path(name).path(place), later)));
            BigDecimal less = BigDecimal.ONE.divide(later, MathContext.DECIMAL64);
            numbers.add(times(quote.path("volume").path(place), less));
            ProviderBar bar = ProviderBar.bar(date, numbers);
            BigDecimal dividend = dividends.get(date);
            BigDecimal split = splits.get(date);
            return new ProviderBar(
                    date,
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    dividend == null
                            ? ""
                            : ProviderBar.text(dividend.multiply(later, MathContext.DECIMAL64)),
                    split == null ? "" : ProviderBar.text(split));
        }

        private static String times(JsonNode number, BigDecimal factor) {
            boolean plain = !number.isNumber() || factor.compareTo(BigDecimal.ONE) == 0;
            return plain
                    ? ProviderBar.text(number)
                    : ProviderBar.text(
                            number.decimalValue().multiply(factor, MathContext.DECIMAL64));
        }
    }
}
