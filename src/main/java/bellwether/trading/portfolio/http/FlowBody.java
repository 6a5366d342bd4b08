package bellwether.trading.portfolio.http;

import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Money in, or out where it is negative.
///
/// @param currency the portfolio's where absent
record FlowBody(
        @NotNull(message = RULE) BigDecimal amount,
        @Nullable
                @Pattern(
                        regexp = "[A-Z]{3}",
                        message = "must be a currency of 3 letters, such as USD")
                String currency,
        @Nullable @Size(max = 200, message = "must have at most 200 characters") String reference)
        implements SelfValidating {
    private static final String RULE =
            "must be an amount other than 0 of at most 1,000,000,000,000 with at most 2 decimals, negative for money out";

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(PortfolioBody.currencyFaults(currency));
        if (amount != null
                && (amount.signum() == 0
                        || amount.abs().compareTo(PortfolioBody.MOST_CASH) > 0
                        || PortfolioBody.scale(amount) > 2)) {
            faults.add(new Fault("/amount", RULE + ", was " + amount.toPlainString()));
        }
        return faults;
    }
}
