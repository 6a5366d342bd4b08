package bellwether.trading.portfolio.transfer;

import bellwether.market.money.PriceUnit;
import bellwether.trading.execution.OrderSide;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads single rows of a file whose format, dates and numbers are known.
final class TradeRowReader {
    private static final String CORRECT = "correct the cell and send the file again";

    /// Before the letter of a class of shares: brokers write `BRK B`, `BRK.B`, `BRK/B` or `BRK-B`.
    private static final Pattern CLASS = Pattern.compile("[ ./-](?=[A-Z]$)");

    private static final List<String> CLASS_SIGNS = List.of("-", ".");

    private final TradeDates dates;
    private final DecimalSign decimal;

    TradeRowReader(TradeDates dates, DecimalSign decimal) {
        this.dates = dates;
        this.decimal = decimal;
    }

    /// A cell that cannot be read; flies no further than this reader.
    private static final class BadCell extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final TradeColumn column;
        private final String rule;
        private final String next;

        BadCell(TradeColumn column, String rule, String next) {
            super(rule, null, false, false);
            this.column = column;
            this.rule = rule;
            this.next = next;
        }
    }

    FileRow read(TradeHeader header, TradeLines.Line line) {
        RowMeaning meaning = RowMeanings.of(header, line.cells());
        if (meaning.isSkipped()) {
            return new FileRow.Skipped(line.number(), meaning);
        }
        try {
            requireTrade(meaning);
            return new FileRow.Traded(trade(header, line, meaning));
        } catch (BadCell bad) {
            return new FileRow.Unread(
                    new RefusedRow(
                            line.number(),
                            header.title(bad.column),
                            header.cell(line.cells(), bad.column),
                            bad.rule,
                            bad.next));
        }
    }

    private static void requireTrade(RowMeaning meaning) {
        if (meaning == RowMeaning.SHARES_WITHOUT_PRICE) {
            throw new BadCell(
                    TradeColumn.ACTION,
                    "moves shares without a price",
                    "remove the row and state the shares with POST /api/v1/strategies/{id}/legs");
        }
        if (meaning == RowMeaning.UNKNOWN) {
            throw new BadCell(
                    TradeColumn.ACTION,
                    "must be a purchase, a sale or an entry that is known to move no shares",
                    "remove the row, or write buy or sell");
        }
    }

    private FileTrade trade(TradeHeader header, TradeLines.Line line, RowMeaning meaning) {
        List<String> row = line.cells();
        BigDecimal quantity = number(header, row, TradeColumn.QUANTITY);
        if (quantity.signum() == 0) {
            throw new BadCell(TradeColumn.QUANTITY, "must not be 0", CORRECT);
        }
        BigDecimal price = number(header, row, TradeColumn.PRICE);
        if (price.signum() <= 0) {
            throw new BadCell(TradeColumn.PRICE, "must be more than 0", CORRECT);
        }
        String currency = currency(header, row);
        Charges charges = charges(header, row, currency);
        return new FileTrade(
                line.number(),
                tickers(header, row, currency),
                side(meaning, quantity),
                quantity.abs(),
                price,
                charges.sum,
                date(header, row),
                time(header, row),
                currency,
                header.cell(row, TradeColumn.TRADE_ID),
                header.cell(row, TradeColumn.STRATEGY),
                charges.foreign);
    }

    private static OrderSide side(RowMeaning meaning, BigDecimal quantity) {
        boolean buys =
                meaning == RowMeaning.SIGNED ? quantity.signum() > 0 : meaning == RowMeaning.BUY;
        return buys ? OrderSide.BUY : OrderSide.SELL;
    }

    private BigDecimal number(TradeHeader header, List<String> row, TradeColumn column) {
        return TradeNumber.parse(header.cell(row, column), decimal)
                .orElseThrow(
                        () -> new BadCell(column, "must be a number such as 1250.75", CORRECT));
    }

    private LocalDate date(TradeHeader header, List<String> row) {
        return dates.parse(header.cell(row, TradeColumn.DATE))
                .orElseThrow(() -> new BadCell(TradeColumn.DATE, dates.rule(), CORRECT));
    }

    private static String time(TradeHeader header, List<String> row) {
        String own = TradeDates.clock(header.cell(row, TradeColumn.TIME));
        return own.isEmpty() ? TradeDates.clock(header.cell(row, TradeColumn.DATE)) : own;
    }

    private static String currency(TradeHeader header, List<String> row) {
        String stated = header.cell(row, TradeColumn.CURRENCY);
        return stated.isEmpty() ? header.format().currency() : stated;
    }

    private record Charges(BigDecimal sum, List<ForeignCharge> foreign) {}

    /// Brokers write them with either sign.
    private Charges charges(TradeHeader header, List<String> row, String currency) {
        BigDecimal sum = BigDecimal.ZERO;
        List<ForeignCharge> foreign = new ArrayList<>();
        for (TradeHeader.FeeColumn fee : header.fees()) {
            String cell = fee.place() < row.size() ? row.get(fee.place()).strip() : "";
            if (cell.isEmpty() || cell.equals("--")) {
                continue;
            }
            String title = header.titles().get(fee.place()).strip();
            BigDecimal amount = TradeNumber.parse(cell, decimal).map(BigDecimal::abs).orElse(null);
            if (amount == null) {
                throw new BadCell(TradeColumn.ACTION, "must have a number as " + title, CORRECT);
            }
            String charged = feeCurrency(fee, row);
            Optional<BigDecimal> counted = counted(amount, charged, currency);
            if (counted.isPresent()) {
                sum = sum.add(counted.get());
            } else {
                foreign.add(new ForeignCharge(title, amount, charged));
            }
        }
        return new Charges(sum, foreign);
    }

    /// A charge as the price is counted, such as pounds in pence; empty where it is of another
    /// currency.
    private static Optional<BigDecimal> counted(
            BigDecimal amount, String charged, String currency) {
        if (amount.signum() == 0 || charged.isEmpty() || charged.equalsIgnoreCase(currency)) {
            return Optional.of(amount);
        }
        Optional<PriceUnit> priced = PriceUnit.of(currency);
        return PriceUnit.of(charged)
                .filter(unit ->
                        priced.filter(own -> own.currency().equals(unit.currency())).isPresent())
                .map(unit -> priced.orElseThrow().inUnits(unit.money(amount)));
    }

    private static String feeCurrency(TradeHeader.FeeColumn fee, List<String> row) {
        int place = fee.currencyPlace();
        return place >= 0 && place < row.size() ? row.get(place).strip() : fee.currency();
    }

    /// The ticker as it is written, and as its exchange's symbols are called here.
    private static List<String> tickers(TradeHeader header, List<String> row, String currency) {
        String written = header.cell(row, TradeColumn.TICKER).toUpperCase(Locale.ROOT);
        if (written.isEmpty()) {
            String isin = header.cell(row, TradeColumn.ISIN);
            if (isin.isEmpty()) {
                throw new BadCell(TradeColumn.TICKER, "must be a ticker", CORRECT);
            }
            return List.of(isin.toUpperCase(Locale.ROOT));
        }
        Set<String> tickers = new LinkedHashSet<>();
        suffix(header, row, currency).ifPresent(suffix -> tickers.add(written + suffix));
        tickers.add(written);
        for (String sign : CLASS_SIGNS) {
            tickers.add(CLASS.matcher(written).replaceFirst(sign));
        }
        return List.copyOf(tickers);
    }

    private static Optional<String> suffix(TradeHeader header, List<String> row, String currency) {
        if (header.format() == TradeFormat.COINBASE) {
            return Optional.of("-" + currency.toUpperCase(Locale.ROOT));
        }
        if (header.format() == TradeFormat.ZERODHA || header.format() == TradeFormat.UPSTOX) {
            boolean bombay = header.cell(row, TradeColumn.EXCHANGE).equalsIgnoreCase("BSE");
            return Optional.of(bombay ? ".BO" : ".NS");
        }
        boolean pence = currency.equalsIgnoreCase("GBX");
        return header.format() == TradeFormat.TRADING_212 && pence
                ? Optional.of(".L")
                : Optional.empty();
    }
}
