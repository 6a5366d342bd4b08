package bellwether.research.learning.feature;

/// Why a feature has no value.
///
/// @param code `too_few_bars`, `needs_universe` or `not_defined`
public record AbsentValue(String code, String message) {
    static AbsentValue tooFewBars(int have, int need) {
        return new AbsentValue(
                "too_few_bars", "It needs %d bars, and there are %d.".formatted(need, have));
    }

    static AbsentValue needsUniverse() {
        return new AbsentValue(
                "needs_universe",
                "It takes the bars of at least %d symbols on the same dates, and one symbol was asked for."
                        .formatted(FeatureCatalogue.FEWEST_SYMBOLS));
    }

    static AbsentValue notDefined() {
        return new AbsentValue(
                "not_defined",
                "Its formula has no value on these bars, such as a division by a range or volume of"
                        + " 0.");
    }
}
