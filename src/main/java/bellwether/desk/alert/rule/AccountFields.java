package bellwether.desk.alert.rule;

import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.ValueType;
import java.util.List;

/// What is known of a portfolio and its positions at their marks, as fields of conditions.
public final class AccountFields {
    public static final String QUANTITY = "position.quantity";
    public static final String AVERAGE = "position.average";
    public static final String LAST = "position.last";
    public static final String PROFIT = "position.profit";
    public static final String PROFIT_PERCENT = "position.profit_percent";
    public static final String EQUITY = "portfolio.equity";
    public static final String CASH = "portfolio.cash";
    public static final String POSITIONS = "portfolio.positions";

    private static final String POSITION = "position.";
    private static final String PORTFOLIO = "portfolio.";
    private static final String SOURCE = "the portfolio at its marks";

    private AccountFields() {}

    /// All of them.
    public static List<RuleField> all() {
        return List.of(
                field(QUANTITY, ValueType.NUMBER, "shares", "Shares held, below 0 for a short."),
                field(AVERAGE, ValueType.PRICE, "price", "What a share was opened at on average."),
                field(LAST, ValueType.PRICE, "price", "The mark of the position."),
                field(PROFIT, ValueType.NUMBER, "money", "Profit at the mark, before costs."),
                field(PROFIT_PERCENT, ValueType.PERCENT, "percent", "The same over the cost."),
                field(EQUITY, ValueType.NUMBER, "money", "Equity in the portfolio's currency."),
                field(CASH, ValueType.NUMBER, "money", "Cash in the portfolio's currency."),
                field(POSITIONS, ValueType.NUMBER, "count", "How many positions are held."));
    }

    private static RuleField field(String name, ValueType type, String unit, String meaning) {
        return RuleField.number(name, type, unit, meaning, SOURCE).live();
    }

    /// Whether it is of a position.
    public static boolean isOfPosition(String field) {
        return field.startsWith(POSITION);
    }

    /// Whether it is of a position or a portfolio.
    public static boolean isOne(String field) {
        return isOfPosition(field) || field.startsWith(PORTFOLIO);
    }
}
