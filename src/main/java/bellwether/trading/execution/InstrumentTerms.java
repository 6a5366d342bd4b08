package bellwether.trading.execution;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.math.MathContext;

/// What must be known of a symbol to trade it.
///
/// @param currency what its prices are money in
/// @param digits of an amount of that currency behind the point
/// @param priceUnit one unit of its prices in that currency: 1, or 0.01 for pence
/// @param fractions whether parts of a share may be traded
/// @param dividendsInPrices whether its series is known to be adjusted for dividends
public record InstrumentTerms(
        String symbol,
        String currency,
        int digits,
        BigDecimal priceUnit,
        boolean fractions,
        boolean dividendsInPrices,
        CostPlan costs) {
    private static final int MOST_DIGITS = 10;

    public InstrumentTerms {
        priceUnit = Prices.positive("/price_unit", priceUnit);
        if (digits < 0 || digits > MOST_DIGITS) {
            throw Refusal.invalid("/digits", "must be 0 to 10, was " + digits);
        }
    }

    /// Whole shares, priced in a currency of hundredths.
    public static InstrumentTerms of(String symbol, String currency, CostPlan costs) {
        return new InstrumentTerms(symbol, currency, 2, BigDecimal.ONE, false, false, costs);
    }

    /// Digits of a quantity behind the point.
    public int quantityDigits() {
        return fractions ? Prices.SCALE : 0;
    }

    /// What is counted in the unit of its prices, in its currency.
    public BigDecimal inMoney(BigDecimal amount) {
        return isPricedInMoney() ? amount : amount.multiply(priceUnit);
    }

    /// Money of its currency, in the unit of its prices.
    public BigDecimal inPrices(BigDecimal money) {
        return isPricedInMoney()
                ? money.round(MathContext.DECIMAL64)
                : money.divide(priceUnit, MathContext.DECIMAL64);
    }

    private boolean isPricedInMoney() {
        return priceUnit.scale() == 0 && priceUnit.compareTo(BigDecimal.ONE) == 0;
    }
}
