package bellwether.trading.portfolio.transfer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The files of trades that are read, each known by the words of its header. A line of a layout
/// names a column and the words it may have, an exclamation mark what must be there, and `fee`
/// columns are added up. What must be there tells a format from every other, and from files of
/// people's own: a format decides on currency, sides and the order of days and months.
public enum TradeFormat {
    INTERACTIVE_BROKERS_FLEX(
            "Interactive Brokers Flex",
            "",
            DayMonthOrder.OPEN,
            """
            ticker! symbol
            date! tradedate | trade date | datetime | date/time
            time datetime | date/time
            quantity! quantity
            price! tradeprice | trade price
            action buy/sell
            asset! assetclass | asset class
            currency! currencyprimary | currency
            trade_id tradeid | trade id | ibexecid
            detail levelofdetail
            fee ibcommission | commission
            fee taxes
            """),
    INTERACTIVE_BROKERS_ACTIVITY(
            "Interactive Brokers Activity",
            "",
            DayMonthOrder.OPEN,
            """
            detail! datadiscriminator
            asset! asset category
            ticker! symbol
            date! date/time
            time date/time
            quantity! quantity
            price! t. price
            currency! currency
            fee comm/fee
            """),
    SCHWAB(
            "Charles Schwab",
            "USD",
            DayMonthOrder.MONTH_FIRST,
            """
            date! date
            action! action
            ticker! symbol
            quantity! quantity
            price! price
            fee! fees & comm | fees & commissions
            """),
    FIDELITY(
            "Fidelity",
            "USD",
            DayMonthOrder.MONTH_FIRST,
            """
            date! run date
            action! action
            ticker! symbol
            quantity! quantity
            price! price ($) | price
            currency currency
            fee commission ($) | commission
            fee fees ($) | fees
            """),
    TRADING_212(
            "Trading 212",
            "",
            DayMonthOrder.OPEN,
            """
            action! action
            date! time
            time time
            ticker! ticker
            isin isin
            quantity! no. of shares
            price! price / share
            currency! currency (price / share)
            trade_id id
            fee currency conversion fee
            fee stamp duty reserve tax
            fee stamp duty
            fee transaction fee
            fee finra fee
            fee french transaction tax
            """),
    ROBINHOOD(
            "Robinhood",
            "USD",
            DayMonthOrder.MONTH_FIRST,
            """
            date! activity date
            ticker! instrument
            action! trans code
            quantity! quantity
            price! price
            """),
    ZERODHA(
            "Zerodha tradebook",
            "INR",
            DayMonthOrder.DAY_FIRST,
            """
            ticker! symbol
            isin isin
            date! trade_date | trade date
            time order_execution_time | order execution time
            exchange exchange
            asset segment
            action! trade_type | trade type
            quantity! quantity
            price! price
            trade_id trade_id | trade id
            """),
    DEGIRO(
            "Degiro",
            "",
            DayMonthOrder.DAY_FIRST,
            """
            date! date | datum
            time time | tijd | uhrzeit
            ticker ticker | symbol
            name! product | produkt
            isin! isin
            quantity! quantity | aantal | anzahl
            price! price | koers | kurs
            fee transaction and/or third party fees | transaction and/or third | transactiekosten en/of kosten van derden | transactiekosten en/of | transaktionsgebühren | gebühr
            """),
    VANGUARD(
            "Vanguard",
            "USD",
            DayMonthOrder.MONTH_FIRST,
            """
            date! trade date
            action! transaction type
            ticker! symbol
            quantity! shares
            price! share price
            fee commissions and fees | commission fees
            """),
    E_TRADE(
            "E*Trade",
            "USD",
            DayMonthOrder.MONTH_FIRST,
            """
            date! transactiondate | transaction date
            action! transactiontype | transaction type
            asset! securitytype | security type
            ticker! symbol
            quantity! quantity
            price! price
            fee commission
            """),
    REVOLUT(
            "Revolut",
            "",
            DayMonthOrder.DAY_FIRST,
            """
            date! date
            time date
            ticker! ticker
            action! type
            quantity! quantity
            price! price per share
            currency! currency
            """),
    COINBASE(
            "Coinbase",
            "",
            DayMonthOrder.OPEN,
            """
            date! timestamp
            time timestamp
            action! transaction type
            ticker! asset
            quantity! quantity transacted
            price! price at transaction | spot price at transaction
            currency! price currency | spot price currency
            trade_id id
            fee fees and/or spread | fees
            """),
    UPSTOX(
            "Upstox",
            "INR",
            DayMonthOrder.DAY_FIRST,
            """
            date! date
            time trade time
            exchange! exchange
            asset segment
            ticker! scrip code
            trade_id! trade num
            action! side
            quantity! quantity
            price! price
            """),
    BELLWETHER(
            "Bellwether",
            "",
            DayMonthOrder.OPEN,
            """
            date! date
            ticker! ticker
            action! side
            quantity! quantity
            price! price
            fee fees
            currency currency
            strategy strategy
            trade_id id
            time time
            """);

    private final String title;
    private final String currency;
    private final DayMonthOrder dates;
    private final String layout;

    TradeFormat(String title, String currency, DayMonthOrder dates, String layout) {
        this.title = title;
        this.currency = currency;
        this.dates = dates;
        this.layout = layout;
    }

    /// As references and answers name it.
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    /// Of its prices, where it never says; empty where a row says, or the symbol.
    String currency() {
        return currency;
    }

    DayMonthOrder dates() {
        return dates;
    }

    /// Its columns, as [TradeLayout] reads them.
    String layout() {
        return layout;
    }
}
