package bellwether.market.feeds.vendors;

import bellwether.market.feeds.AnswerParser;
import bellwether.market.feeds.Instrument;
import bellwether.market.feeds.PriceProvider;
import bellwether.market.feeds.ProviderBar;
import bellwether.market.feeds.ProviderException;
import bellwether.market.feeds.ProviderName;
import bellwether.market.feeds.Quote;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Stooq's daily CSV. It tells no splits: its prices are adjusted by itself for the ones so far.
public final class Stooq implements PriceProvider {
    private static final Map<String, String> EXCHANGES =
            Map.of("L", ".uk", "DE", ".de", "T", ".jp", "HK", ".hk", "WA", "", "BD", ".hu");

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    private static final Map<String, String> INDEXES =
            Map.of(
                    "GSPC", "^spx", "DJI", "^dji", "IXIC", "^ndq", "NDX", "^ndx", "FTSE", "^ukx",
                    "GDAXI", "^dax", "N225", "^nkx", "HSI", "^hsi");

    @Override
    public ProviderName source() {
        return ProviderName.STOOQ;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return switch (instrument.kind()) {
            case INDEX -> Optional.ofNullable(INDEXES.get(instrument.base()));
            case PAIR ->
                    Optional.of((instrument.base() + instrument.part()).toLowerCase(Locale.ROOT));
            case SHARE ->
                    Optional.ofNullable(
                                    instrument.exchange().isEmpty()
                                            ? ".us"
                                            : EXCHANGES.get(instrument.exchange()))
                            .map(suffix -> instrument.share("-").toLowerCase(Locale.ROOT) + suffix);
        };
    }

    @Override
    public Question daily(Asked asked) {
        DateTimeFormatter day = DateTimeFormatter.BASIC_ISO_DATE;
        return Question.of(
                "/q/d/l/?s=%s&d1=%s&d2=%s&i=d"
                        .formatted(
                                AnswerParser.encode(asked.symbol()),
                                day.format(asked.from()),
                                day.format(asked.until())));
    }

    /// Its times are those of Warsaw.
    @Override
    public Optional<Question> quote(Instrument instrument, String symbol, String key) {
        return Optional.of(
                Question.of(
                        "/q/l/?s=%s&f=sd2t2ohlcv&h&e=csv".formatted(AnswerParser.encode(symbol))));
    }

    @Override
    public Quote quoted(String answer, String symbol) {
        List<String> lines = lines(answer);
        if (lines.size() != 2 || !lines.getFirst().startsWith("Symbol,Date,Time,Open")) {
            throw noTable(lines.isEmpty() ? "" : lines.getFirst());
        }
        List<String> cells = Stream.of(lines.get(1).split(",", -1)).map(String::strip).toList();
        if (cells.size() < 7) {
            throw ProviderException.wrong("returned an invalid or truncated table");
        }
        AnswerParser.requireSame(symbol, cells.get(0));
        if (cells.get(1).equals("N/D") || cells.get(6).equals("N/D")) {
            throw ProviderException.noBars("returned no price for this symbol");
        }
        return Quote.at(AnswerParser.price(cells.get(6)), time(cells.get(1), cells.get(2)));
    }

    private static Instant time(String day, String time) {
        try {
            return AnswerParser.date(day).atTime(LocalTime.parse(time)).atZone(WARSAW).toInstant();
        } catch (DateTimeException e) {
            throw ProviderException.wrong(
                    "returned the invalid time \"%s\"".formatted(AnswerParser.shown(time)));
        }
    }

    private static List<String> lines(String answer) {
        return answer.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static ProviderException noTable(String first) {
        if (first.startsWith("Exceeded")) {
            return new ProviderException(
                    ProviderException.Kind.TOO_MANY, "said: " + AnswerParser.shown(first));
        }
        return ProviderException.wrong(
                AnswerParser.looksLikeHtml(first)
                        ? "returned a web page instead of prices"
                        : "returned text that is not a price table");
    }

    @Override
    public List<ProviderBar> days(String answer, Asked asked) {
        List<String> lines = lines(answer);
        String first = lines.isEmpty() ? "No data" : lines.getFirst();
        if (first.equalsIgnoreCase("No data")) {
            throw ProviderException.noBars(
                    "has no bars for these days, or does not know the symbol");
        }
        if (!first.startsWith("Date,Open,High,Low,Close")) {
            throw noTable(first);
        }
        return lines.stream().skip(1).map(Stooq::day).toList();
    }

    private static ProviderBar day(String line) {
        List<String> cells = Stream.of(line.split(",", -1)).map(String::strip).toList();
        if (cells.size() < 5 || cells.size() > 6) {
            throw ProviderException.wrong("returned an invalid or truncated table");
        }
        return ProviderBar.bar(
                AnswerParser.date(cells.get(0)),
                List.of(
                        cells.get(1),
                        cells.get(2),
                        cells.get(3),
                        cells.get(4),
                        cells.size() == 6 ? cells.get(5) : ""));
    }
}
