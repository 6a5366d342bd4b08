package bellwether.desk.fit.select;

/// A symbol that is not taken.
///
/// @param synthetic whether the symbol's prices are invented
/// @param reason the first that binds, as a word: the name of a limit, `too_small`, `correlated`,
///   `positions`, `held`, or why there is no plan to trade
/// @param words the same for people, with the numbers
public record LeftOutCandidate(
        String ticker, String analysis, boolean synthetic, String reason, String words) {}
