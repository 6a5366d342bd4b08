package bellwether.market.feeds.vendors;

import bellwether.market.feeds.AnswerParser;
import bellwether.market.feeds.Instrument;
import bellwether.market.feeds.PriceProvider;
import bellwether.market.feeds.ProviderBar;
import bellwether.market.feeds.ProviderException;
import bellwether.market.feeds.ProviderName;
import bellwether.market.feeds.Quote;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Polygon's daily aggregates, asked for as traded. Splits and dividends lie elsewhere there and
/// are not fetched: a split that is missing is suspected by the import like any other.
public final class Polygon implements PriceProvider {
    private static final Map<String, String> INDEXES =
            Map.of("GSPC", "I:SPX", "NDX", "I:NDX", "DJI", "I:DJI", "IXIC", "I:COMP");

    @Override
    public ProviderName source() {
        return ProviderName.POLYGON;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return switch (instrument.kind()) {
            case INDEX -> Optional.ofNullable(INDEXES.get(instrument.base()));
            case PAIR -> Optional.of("X:" + instrument.base() + instrument.part());
            case SHARE ->
                    Optional.of(instrument.share(".")).filter(_ -> instrument.isAmericanShare());
        };
    }

    @Override
    public Question daily(Asked asked) {
        return new Question(
                "/v2/aggs/ticker/%s/range/1/day/%s/%s?adjusted=false&sort=asc&limit=50000"
                        .formatted(
                                AnswerParser.encode(asked.symbol()), asked.from(), asked.until()),
                Map.of("Authorization", "Bearer " + asked.key()));
    }

    /// The last trade of a share; what it gives away for nothing does not include it.
    @Override
    public Optional<Question> quote(Instrument instrument, String symbol, String key) {
        return Optional.of(
                        new Question(
                                "/v2/last/trade/" + AnswerParser.encode(symbol),
                                Map.of("Authorization", "Bearer " + key)))
                .filter(_ -> instrument.isAmericanShare());
    }

    @Override
    public Quote quoted(String answer, String symbol) {
        JsonNode tree = AnswerParser.json(answer);
        if (tree.path("status").asText("").equals("ERROR")) {
            throw ProviderException.wrong(
                    "said: " + AnswerParser.shown(tree.path("error").asText("")));
        }
        JsonNode trade = tree.path("results");
        if (!trade.path("t").isIntegralNumber() || !trade.path("p").isNumber()) {
            throw ProviderException.wrong("returned JSON without a trade");
        }
        AnswerParser.requireSame(symbol, trade.path("T").asText(""));
        return Quote.at(
                AnswerParser.price(trade.get("p").decimalValue().toString()),
                AnswerParser.time(Math.floorDiv(trade.get("t").asLong(), 1_000_000_000L)));
    }

    @Override
    public List<ProviderBar> days(String answer, Asked asked) {
        JsonNode tree = AnswerParser.json(answer);
        if (tree.path("status").asText("").equals("ERROR")) {
            throw ProviderException.wrong(
                    "said: " + AnswerParser.shown(tree.path("error").asText("")));
        }
        if (!tree.has("ticker")) {
            throw ProviderException.wrong("returned JSON without aggregates");
        }
        AnswerParser.requireSame(asked.symbol(), tree.get("ticker").asText(""));
        if (tree.path("adjusted").asBoolean(false)) {
            throw ProviderException.wrong("returned adjusted prices instead of prices as traded");
        }
        JsonNode results = tree.path("results");
        if (results.isEmpty()) {
            throw ProviderException.noBars(
                    "has no bars for these days, or does not know the symbol");
        }
        List<ProviderBar> days = new ArrayList<>();
        for (JsonNode bar : results) {
            days.add(
                    ProviderBar.bar(
                            AnswerParser.date(
                                    Math.floorDiv(bar.path("t").asLong(Long.MAX_VALUE), 1000L)),
                            Stream.of("o", "h", "l", "c", "v")
                                    .map(name -> ProviderBar.text(bar.path(name)))
                                    .toList()));
        }
        return days;
    }
}
