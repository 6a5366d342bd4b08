package bellwether.research.backtest.spec;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Of what runs begin with and what trading costs them.
///
/// @param cash in the currency of each symbol; 100,000 unless given
/// @param costs the name of a preset; each symbol's usual one unless given
/// @param riskFree return a year, as a fraction; 0 unless given
public record MoneyChoice(
        @Nullable
                @DecimalMin(value = "1", message = "must be 1 to 1,000,000,000,000")
                @DecimalMax(value = "1000000000000", message = "must be 1 to 1,000,000,000,000")
                BigDecimal cash,
        @Nullable String costs,
        @Nullable
                @DecimalMin(value = "-0.1", message = "must be -0.1 to 1: 0.03 means 3 % a year")
                @DecimalMax(value = "1", message = "must be -0.1 to 1: 0.03 means 3 % a year")
                BigDecimal riskFree) {}
