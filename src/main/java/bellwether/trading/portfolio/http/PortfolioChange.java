package bellwether.trading.portfolio.http;

import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioDefinition;
import bellwether.trading.portfolio.PortfolioTerms;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// The body of `PATCH /api/v1/portfolios/{id}`: what is absent or null stays as it is.
///
/// @param costs a preset; empty text for each symbol's usual one
record PortfolioChange(
        @Nullable @Pattern(regexp = Portfolio.NAME_PATTERN, message = Portfolio.NAME_RULE)
                String name,
        @Nullable Boolean shorting,
        @Nullable String costs,
        @Nullable Boolean autoConvert) {
    PortfolioDefinition of(PortfolioDefinition before) {
        PortfolioTerms terms = before.terms();
        return new PortfolioDefinition(
                name == null ? before.name() : name,
                new PortfolioTerms(
                        terms.currency(),
                        terms.tape(),
                        terms.lotMethod(),
                        shorting == null ? terms.shorting() : shorting,
                        costs == null ? terms.costs() : costs,
                        autoConvert == null ? terms.autoConvert() : autoConvert));
    }
}
