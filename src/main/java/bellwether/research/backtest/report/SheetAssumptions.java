package bellwether.research.backtest.report;

import java.util.List;

/// What a result rests on, in sentences. None may be left out.
///
/// @param rule the rule in words, a line each
/// @param tape which prices decide and which fill, and how
/// @param costs the preset and what it holds
/// @param unverifiedRates charges whose rate or day was not verified; empty where all were
/// @param survivorship which symbols the data lack
/// @param warmUp how many bars pass before the first decision
/// @param unknown what no run on paper can know
public record SheetAssumptions(
        List<String> rule,
        List<String> tape,
        List<String> costs,
        List<String> unverifiedRates,
        String survivorship,
        String warmUp,
        List<String> unknown) {
    public SheetAssumptions {
        rule = List.copyOf(rule);
        tape = List.copyOf(tape);
        costs = List.copyOf(costs);
        unverifiedRates = List.copyOf(unverifiedRates);
        unknown = List.copyOf(unknown);
    }
}
