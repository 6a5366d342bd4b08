package bellwether.desk.fit.select;

import java.time.LocalDate;
import java.util.List;

/// What the prices of a plan rest on.
///
/// @param currency of the symbol's prices; a rate made them the capital's
/// @param synthetic whether the symbol's prices are invented
/// @param splits that came after the analysis and by which its prices were divided, by their days
public record PlanBasis(String currency, boolean synthetic, List<LocalDate> splits) {
    public PlanBasis {
        splits = List.copyOf(splits);
    }
}
