package bellwether.research.backtest.spec;

import java.math.BigDecimal;

/// Of what a backtest's runs begin with, and what trading costs them.
///
/// @param cash in the currency of each symbol, or of all in a portfolio
/// @param costs the name of a preset; empty: each symbol's usual one
/// @param riskFree return a year, as a fraction
public record SpecMoney(BigDecimal cash, String costs, double riskFree) {}
